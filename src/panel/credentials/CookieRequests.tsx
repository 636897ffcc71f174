import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CookieRequests as Requests } from '../../core/report/cookie-use.ts';
import { clip, formatCount, splitUrl } from '../../ui/format.ts';
import { References } from '../References.tsx';
import { describeWithheld } from '../requests/withheld.ts';
import type { PanelState } from '../state.ts';

/** Requests shown before a person asks for more. */
const SHOWN = 8;

/** The requests that a cookie went with, and those that went without it, with the reason. */
export function CookieRequests({ id, state }: { id: string; state: PanelState }) {
  const requests = useSignal<Requests | undefined>(undefined);
  const all = useSignal(false);
  const report = state.report.value;
  useEffect(() => {
    let current = true;
    const show = (found: Requests | undefined) => {
      if (current) requests.value = found;
    };
    state.requestsOf(id).then(show, () => show(undefined));
    return () => {
      current = false;
    };
  }, [id, report, state, requests]);
  const known = requests.value;
  if (!known || known.hadCount + known.lackedCount === 0) return null;
  const { had, lacked } = known;
  const count = all.value ? Number.POSITIVE_INFINITY : SHOWN;
  return (
    <section class="cookie-requests" aria-label="Requests of this cookie">
      {lacked.length > 0 && (
        <>
          <h2>
            Requests without it <span class="faint">{formatCount(known.lackedCount)}</span>
          </h2>
          <ul>
            {lacked.slice(-count).map(({ exchange, request, cookie }) => {
              const { attribute, text, sure } = describeWithheld(cookie, request);
              return (
                <li key={exchange}>
                  <RequestName id={exchange} state={state} />
                  <span>
                    <b class={sure ? 'reason-tag' : 'reason-tag guess'}>{sure ? attribute : `${attribute}?`}</b> {text}
                  </span>
                  <References ids={[exchange]} state={state} />
                </li>
              );
            })}
          </ul>
        </>
      )}
      {had.length > 0 && (
        <>
          <h2>
            Requests with it <span class="faint">{formatCount(known.hadCount)}</span>
          </h2>
          <ul>
            {had.slice(-count).map((exchange) => (
              <li key={exchange}>
                <RequestName id={exchange} state={state} />
                <span class="muted">{statusOf(exchange, state)}</span>
                <References ids={[exchange]} state={state} />
              </li>
            ))}
          </ul>
        </>
      )}
      {Math.max(had.length, lacked.length) > SHOWN && (
        <button
          type="button"
          class="link"
          aria-expanded={all.value}
          onClick={() => {
            all.value = !all.value;
          }}
        >
          {all.value ? 'Show the newest only' : 'Show earlier ones'}
        </button>
      )}
    </section>
  );
}

function RequestName({ id, state }: { id: string; state: PanelState }) {
  const row = state.rows.find(id);
  if (!row) return <span class="muted">no longer listed</span>;
  return (
    <span class="mono">
      {clip(row.method, 10)} {clip(splitUrl(row.url).path.split('?', 1)[0] ?? '', 60)}
    </span>
  );
}

function statusOf(id: string, state: PanelState): string {
  const status = state.rows.find(id)?.status ?? 0;
  return status === 0 ? '' : `answered ${status}`;
}
