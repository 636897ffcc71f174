import type { Carrier } from '../../core/credential/credential.ts';
import type { CredentialReport } from '../../core/report/report.ts';
import { clip, formatCount, hostOf } from '../../ui/format.ts';
import { CARRIERS } from '../../ui/words.ts';
import type { PanelState } from '../state.ts';

type Use = CredentialReport['places'][number];

const SHOWN = 5;
const STEPS: { direction: Use['direction']; word: string }[] = [
  { direction: 'received', word: 'Received from' },
  { direction: 'stored', word: 'Kept in' },
  { direction: 'sent', word: 'Sent to' },
];

/** Places where others than the receiver may come to see what is sent. */
const EXPOSED: ReadonlySet<Carrier> = new Set(['query', 'path', 'referer', 'userinfo']);

/** The life of a credential: where it came from, where it lies, where it went. */
export function Chain({ credential, state }: { credential: CredentialReport; state: PanelState }) {
  const steps = STEPS.map((step) => ({
    ...step,
    uses: credential.places.filter((use) => use.direction === step.direction),
  })).filter((step) => step.uses.length > 0);
  return (
    <ol class="chain" aria-label="Where it was seen">
      {steps.map(({ word, uses }) => (
        <li key={word}>
          <span class="muted">{word}</span>
          <span>
            {uses.slice(0, SHOWN).map((use, index) => (
              <span key={`${use.origin} ${use.place.carrier} ${use.place.name} ${use.place.path ?? ''}`}>
                {index > 0 && ', '}
                <PlaceUse use={use} state={state} />
              </span>
            ))}
            {uses.length > SHOWN && <span class="muted"> and {formatCount(uses.length - SHOWN)} more</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

function PlaceUse({ use, state }: { use: Use; state: PanelState }) {
  const first = use.exchanges[0];
  const exposed = use.direction === 'sent' && EXPOSED.has(use.place.carrier);
  const text = (
    <>
      {use.direction === 'stored' ? storedText(use) : `${clip(hostOf(use.origin), 80)} `}
      {use.direction !== 'stored' && (
        <span class={exposed ? 'bad' : 'muted'}>
          {CARRIERS[use.place.carrier]}
          {nameOf(use)}
        </span>
      )}
      {use.count > 1 && use.direction !== 'stored' && <span class="muted"> × {formatCount(use.count)}</span>}
    </>
  );
  if (first === undefined) return <span>{text}</span>;
  return (
    <button type="button" class="plain" title={`Show request ${first}`} onClick={() => state.showExchange(first)}>
      {text} <span class="link">#{first}</span>
    </button>
  );
}

function storedText({ place, origin }: Use): string {
  const path = place.path ? `, ${clip(place.path, 60)}` : '';
  if (place.carrier === 'cookie-store') return `the cookie store of ${clip(hostOf(origin), 80)}`;
  return `${CARRIERS[place.carrier]} “${clip(place.name, 60)}”${path}`;
}

/** The name of the place, where the carrier does not say it already. */
function nameOf({ place }: Use): string {
  const said: Carrier[] = [
    'authorization',
    'proxy-authorization',
    'referer',
    'location',
    'cookie',
    'set-cookie',
    'userinfo',
  ];
  if (said.includes(place.carrier)) return '';
  return ` (${clip(place.path ?? place.name, 60)})`;
}
