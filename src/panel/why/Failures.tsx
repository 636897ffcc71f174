import { useSignal } from '@preact/signals';
import type { Failure } from '../../core/diagnosis/failure.ts';
import { explainCause } from '../../core/diagnosis/texts.ts';
import { newestFirst, toFailureLine } from '../../core/report/failure-words.ts';
import type { SiteReport } from '../../core/report/report.ts';
import { clip, formatNumberOf } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Certainty, Prose } from '../../ui/pieces.tsx';
import { References } from '../References.tsx';
import type { PanelState } from '../state.ts';

/** Failures told before a person asks for more. */
const SHOWN = 2;
const MAX_EXPECTED = 20;

/** What went wrong, the newest first, each with its likeliest cause and the step that helps most. Nothing stands here when all is well. */
export function Failures({ site, state }: { site: SiteReport; state: PanelState }) {
  const all = useSignal(false);
  const failures = newestFirst(site.failures);
  if (failures.length === 0) return <Elsewhere site={site} state={state} />;
  const shown = all.value ? failures : failures.slice(0, SHOWN);
  return (
    <section class="failures" aria-label="What went wrong">
      <ul>
        {shown.map((failure, index) => (
          <FailureItem key={failure.id} failure={failure} first={index === 0} state={state} />
        ))}
      </ul>
      {failures.length > SHOWN && (
        <button
          type="button"
          class="link failures-more"
          aria-expanded={all.value}
          onClick={() => {
            all.value = !all.value;
          }}
        >
          {all.value ? 'Show fewer' : `Show ${formatNumberOf(failures.length - SHOWN, 'more failure')}`}
        </button>
      )}
      <Elsewhere site={site} state={state} />
    </section>
  );
}

/** A sign-in goes over several sites, and the page shows one. */
function Elsewhere({ site, state }: { site: SiteReport; state: PanelState }) {
  const others = (state.report.value?.sites ?? []).filter((one) => one.site !== site.site && one.failures.length > 0);
  if (others.length === 0) return null;
  return (
    <p class="failures-elsewhere muted">
      {site.failures.length > 0 ? 'Also' : 'Something failed'} on{' '}
      {others.slice(0, 5).map((other, index) => (
        <span key={other.site}>
          {index > 0 && ', '}
          <button
            type="button"
            class="link"
            onClick={() => {
              state.pickedSite.value = other.site;
            }}
          >
            {clip(other.site, 80)}
          </button>
        </span>
      ))}
      .
    </p>
  );
}

function FailureItem({ failure, first, state }: { failure: Failure; first: boolean; state: PanelState }) {
  const { what, why, exchange } = toFailureLine(failure);
  const [cause] = failure.causes;
  const step = first && cause ? explainCause(cause, failure).cause.next[0] : undefined;
  return (
    <li class="failure">
      <Icon name="failed" />
      <div>
        <h2>
          <button type="button" class="plain" onClick={() => state.showExchange(exchange)}>
            {clip(what, 200)}
          </button>
          {cause && <Certainty likelihood={cause.likelihood} />}
        </h2>
        <p>
          <Prose text={clip(why, 500)} />
        </p>
        {step !== undefined && (
          <p class="muted failures-next">
            Next: <Prose text={clip(step, 240)} />
          </p>
        )}
      </div>
      <button
        type="button"
        class="button"
        title={`Why, who can mend it, and how: request ${exchange}`}
        onClick={() => state.showExchange(exchange)}
      >
        Why
      </button>
    </li>
  );
}

/** Refusals that are no failure, folded. */
export function ExpectedRefusals({ site: { expected }, state }: { site: SiteReport; state: PanelState }) {
  if (expected.length === 0) return null;
  return (
    <details class="expected-refusals">
      <summary>{formatNumberOf(expected.length, 'refusal')} in the course of things</summary>
      <ul class="lines evidence">
        {expected.slice(0, MAX_EXPECTED).map((one) => {
          const { what, why, exchange } = toFailureLine(one);
          return (
            <li key={one.id}>
              <Icon name="expected" small />
              <span>
                {clip(what, 200)}. <span class="muted">{clip(why, 300)}</span>
              </span>
              <References ids={[exchange]} state={state} />
            </li>
          );
        })}
      </ul>
    </details>
  );
}
