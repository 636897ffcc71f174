import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ExchangeRow, RowCredential } from '../../core/capture/row.ts';
import type { Exchange } from '../../core/http/exchange.ts';
import { nameAim, nameProtocol } from '../../core/report/attempts/words.ts';
import { now } from '../../ui/clock.ts';
import { clip, formatBytes, formatLocalTime, formatMilliseconds } from '../../ui/format.ts';
import { rowCredentialName, UNSEEN } from '../../ui/words.ts';
import { CloseButton } from '../CloseButton.tsx';
import { Fact } from '../Fact.tsx';
import type { PanelState } from '../state.ts';
import { WhyBox } from '../why/WhyBox.tsx';
import { CopyMenu } from './copy/CopyMenu.tsx';
import { Headers } from './Headers.tsx';
import { Pseudonyms } from './Pseudonyms.tsx';
import { RequestCookies } from './RequestCookies.tsx';
import { statusClass, statusText } from './RequestRow.tsx';

/** One exchange in full, its secrets masked. */
export function RequestDetail({ id, state }: { id: string; state: PanelState }) {
  const exchange = useSignal<Exchange | undefined>(undefined);
  const answered = useSignal(false);
  state.rows.version.value;
  const row = state.rows.find(id);
  // A response that comes later makes it whole.
  const stage = row && `${row.status} ${row.error ?? ''}`;
  useEffect(() => {
    let current = true;
    const show = (found: Exchange | undefined) => {
      if (!current) return;
      exchange.value = found;
      answered.value = true;
    };
    state.connection.request('exchange.get', { tabId: state.tabId, id }).then(show, () => show(undefined));
    return () => {
      current = false;
    };
  }, [id, stage, state, exchange, answered]);

  const shown = exchange.value;
  return (
    <section class="detail" aria-label={`Request ${id}`}>
      <div class="head">
        <h1>
          #{row?.number ?? id} {row && clip(row.method, 20)}
        </h1>
        {row && <span class={statusClass(row)}>{statusText(row)}</span>}
        <span class="grow" />
        {shown && <CopyMenu exchange={shown} state={state} />}
        <CloseButton
          onClose={() => {
            state.selectedExchange.value = undefined;
          }}
        />
      </div>
      {row && (
        <p class="long-url mono">
          <Pseudonyms text={clip(shown?.url ?? row.url, 2000)} state={state} />
        </p>
      )}
      <WhyBox id={id} state={state} />
      <dl class="facts compact">
        {row && <Carried row={row} state={state} />}
        <StepOf id={id} state={state} />
        {shown && <General exchange={shown} state={state} />}
      </dl>
      <RequestCookies id={id} stage={stage ?? ''} state={state} />
      {shown && <Headers name="Request headers" headers={shown.requestHeaders} state={state} />}
      {shown?.requestBody && shown.requestBody.fields.length > 0 && (
        <Headers
          name={`Fields of the request body (${shown.requestBody.mediaType})`}
          headers={shown.requestBody.fields.map((field) => ({ name: field.name, value: field.value ?? 'not kept' }))}
          state={state}
        />
      )}
      {shown && <Headers name="Response headers" headers={shown.responseHeaders} state={state} />}
      {answered.value && !shown && (
        <p class="muted">{row ? 'Its headers are no longer in memory.' : 'This request is no longer in memory.'}</p>
      )}
    </section>
  );
}

function Carried({ row, state }: { row: ExchangeRow; state: PanelState }) {
  return (
    <>
      {row.sent.length > 0 && <Fact name="Carried">{links(row.sent, state)}</Fact>}
      {row.received.length > 0 && <Fact name="Gave">{links(row.received, state)}</Fact>}
      {row.authBytes > 0 && <Fact name="Costs">{formatBytes(row.authBytes)} of credentials</Fact>}
    </>
  );
}

/** The try to sign in that the request is a step of. */
function StepOf({ id, state }: { id: string; state: PanelState }) {
  const attempt = (state.report.value?.sites ?? [])
    .flatMap(({ attempts }) => attempts)
    .find(({ steps }) => steps.some(({ exchange }) => exchange === id));
  if (!attempt) return null;
  return (
    <Fact name="Step of">
      <button type="button" class="link" onClick={() => state.showAttempt(attempt.id)}>
        {nameAim(attempt)} {nameProtocol(attempt)}
      </button>
    </Fact>
  );
}

function links(credentials: readonly RowCredential[], state: PanelState) {
  return credentials.slice(0, 30).map((credential, index) => (
    <span key={credential.id}>
      {index > 0 && ', '}
      <button type="button" class="link" title={credential.id} onClick={() => state.showCredential(credential.id)}>
        {clip(rowCredentialName(credential), 60)}
      </button>
    </span>
  ));
}

function General({ exchange, state }: { exchange: Exchange; state: PanelState }) {
  const { startedAt, endedAt } = exchange;
  const redirectedFrom = exchange.redirectedFrom;
  return (
    <>
      <Fact name="Sent">
        {formatLocalTime(startedAt, now.value)}
        {endedAt !== undefined && <span class="muted">, took {formatMilliseconds(endedAt - startedAt)}</span>}
      </Fact>
      <Fact name="Type">{exchange.type}</Fact>
      {exchange.error !== undefined && (
        <Fact name="Failed">
          <span class="bad">{clip(exchange.error, 300)}</span>
        </Fact>
      )}
      {exchange.pageUrl !== undefined && exchange.pageUrl !== exchange.url && (
        <Fact name="For the page">{clip(exchange.pageUrl, 300)}</Fact>
      )}
      {redirectedFrom !== undefined && (
        <Fact name="Redirected by">
          <button type="button" class="link" onClick={() => state.showExchange(redirectedFrom)}>
            #{redirectedFrom}
          </button>
        </Fact>
      )}
      {exchange.fromCache && <Fact name="From cache">It may not have reached the server.</Fact>}
      {exchange.unseen && exchange.unseen.length > 0 && (
        <Fact name="Not seen">{exchange.unseen.map((what) => UNSEEN[what]).join(', ')}</Fact>
      )}
    </>
  );
}
