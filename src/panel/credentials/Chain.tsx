import { describePlace } from '../../core/credential/carrier-words.ts';
import type { LeakReason, LifeStep, LifeStepKind } from '../../core/credential/life.ts';
import type { CredentialReport } from '../../core/report/report.ts';
import { now } from '../../ui/clock.ts';
import { clip, formatCount, formatLocalTime, hostOf } from '../../ui/format.ts';
import { References } from '../References.tsx';
import type { PanelState } from '../state.ts';

/** Shown of each kind. */
const SHOWN = 4;

const WORDS: Record<LifeStepKind, string> = {
  minted: 'issued by',
  stored: 'kept in',
  received: 'received again from',
  sent: 'sent to',
  leaked: 'leaked to',
  removed: 'removed',
};

const ORDER: readonly LifeStepKind[] = ['minted', 'stored', 'received', 'sent', 'leaked', 'removed'];

const REASONS: Record<LeakReason, string> = {
  url: 'URLs stay in logs and histories',
  referer: 'the browser told it to another site by Referer',
  'other-site': 'a site it is not for',
  analytics: 'a third party that does not need it',
};

/** The life of a credential, one arrow after the other: where it came from, where it lies, where it went, where it should not have gone. */
export function Chain({ credential, state }: { credential: CredentialReport; state: PanelState }) {
  const steps = credential.life ?? [];
  if (steps.length === 0) return null;
  const links = ORDER.map((kind) => ({ kind, steps: steps.filter((step) => step.kind === kind) })).filter(
    (link) => link.steps.length > 0,
  );
  return (
    <ol class="chain" aria-label="Life of the credential">
      {links[0]?.kind !== 'minted' && <li class="muted">there before the recording, or made by a script</li>}
      {links.map((link) => (
        <li key={link.kind} class={link.kind === 'leaked' ? 'leak' : undefined}>
          <span class="word">{WORDS[link.kind]}</span>{' '}
          {link.steps.slice(0, SHOWN).map((step, index) => (
            <span key={`${step.origin} ${step.place?.carrier} ${step.place?.name} ${step.place?.path}`}>
              {index > 0 && ', '}
              <Stop step={step} state={state} />
            </span>
          ))}
          {link.steps.length > SHOWN && <span class="muted"> and {formatCount(link.steps.length - SHOWN)} more</span>}
        </li>
      ))}
    </ol>
  );
}

/** Where one arrow leads, how often, and the exchanges that show it. */
function Stop({ step, state }: { step: LifeStep; state: PanelState }) {
  const { kind, place, count, reasons = [] } = step;
  return (
    <span title={reasons.map((reason) => REASONS[reason]).join('; ') || undefined}>
      {kind === 'stored' && place && storedText(step)}
      {kind === 'removed' && formatLocalTime(step.first, now.value)}
      {kind !== 'stored' && kind !== 'removed' && (
        <>
          <b>{clip(hostOf(step.origin), 80)}</b>
          {place && <span class="where"> in {clip(describePlace(place), 100)}</span>}
        </>
      )}
      {kind !== 'stored' && count > 1 && <span class="where"> × {formatCount(count)}</span>}
      {reasons.length > 0 && <span class="where"> ({reasons.map((reason) => REASONS[reason]).join('; ')})</span>}
      {step.exchanges.length > 0 && ' '}
      <References ids={step.exchanges} count={count} state={state} />
    </span>
  );
}

function storedText({ place, origin }: LifeStep) {
  if (!place) return null;
  if (place.carrier === 'cookie-store') return <b>the cookie store of {clip(hostOf(origin), 80)}</b>;
  return (
    <>
      <b>{describePlace(place)}</b>
      {place.path && <span class="where">, {clip(place.path, 60)}</span>}
    </>
  );
}
