import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { tellGaps } from '../core/report/told-gap.ts';
import { LOGIN_FACTS, OUTCOMES } from '../core/report/words.ts';
import type { Summary } from '../messages/protocol.ts';
import { clip, formatNumberOf } from '../ui/format.ts';
import { Icon } from '../ui/Icon.tsx';
import { ConfidencePill, Expiry, Pill, Prose, SeverityChip } from '../ui/pieces.tsx';
import { loginText, SEVERITIES, STATEFULNESS, STRATEGIES } from '../ui/words.ts';

export interface PopupActions {
  /** `navigator.platform`, for the key that opens DevTools. */
  platform: string;
  /** Asks for access to sites; true when it was granted. Browsers allow it within a click only. */
  requestAccess: (origins: string[]) => Promise<boolean>;
  /** Loads the page of the tab again. */
  reload: () => void;
}

interface PopupProps extends PopupActions {
  /** Goes on recording. */
  resume: () => void;
  summary: ReadonlySignal<Summary | undefined>;
  failed: ReadonlySignal<boolean>;
}

/** The verdict in one look. */
export function Popup({ summary, failed, resume, ...actions }: PopupProps) {
  if (failed.value) return <Message title="No answer">Close this window and open it again.</Message>;
  const shown = summary.value;
  if (shown === undefined) return <main aria-busy="true" />;
  const { state, exchanges } = shown;
  if (state.access === 'impossible') {
    if (/^about:blank\b|^\w+:\/\/newtab|^about:newtab/.test(state.url)) {
      return <Message title="This tab is empty">Open a web site in it to see how it authenticates.</Message>;
    }
    return (
      <Message title="Nothing to see on this page">
        Browsers let no extension look at their own pages and at extension stores.
      </Message>
    );
  }
  if (state.access === 'missing') return <NoAccess summary={shown} {...actions} />;
  if (exchanges === 0) {
    return (
      <Message title="Nothing seen yet" site={state.site}>
        {state.paused ? 'Recording is stopped.' : 'Reload the page to see how it authenticates.'}
        {state.paused ? (
          <button type="button" class="button primary" onClick={resume}>
            Go on recording
          </button>
        ) : (
          <button type="button" class="button primary" onClick={actions.reload}>
            Reload the page
          </button>
        )}
      </Message>
    );
  }
  return (
    <main>
      <Site name={state.site} />
      {state.paused && <Paused resume={resume} />}
      <Failures summary={shown} />
      <Verdict summary={shown} />
      <Facts summary={shown} />
      <Findings summary={shown} />
      <Gaps summary={shown} />
      <Footer platform={actions.platform} />
    </main>
  );
}

function Site({ name }: { name: string }) {
  return name === '' ? null : (
    <p class="site" title={name}>
      {name}
    </p>
  );
}

/** What is shown was seen before, and nothing is added to it. */
function Paused({ resume }: { resume: () => void }) {
  return (
    <p class="gap paused">
      Recording is stopped.
      <button type="button" class="button" onClick={resume}>
        Go on recording
      </button>
    </p>
  );
}

/** What went wrong stands first; where to read on stands at the foot. */
function Failures({ summary: { failures, failureCount } }: { summary: Summary }) {
  if (failures.length === 0) return null;
  const more = failureCount - failures.length;
  return (
    <section class="failures" aria-label="What went wrong">
      <ul>
        {failures.map(({ what, why, exchange }) => (
          <li key={`${exchange} ${what}`} class="failure">
            <Icon name="failed" />
            <div>
              <b>{clip(what, 160)}</b>
              <p>
                <Prose text={clip(why, 260)} />
              </p>
            </div>
          </li>
        ))}
      </ul>
      {more > 0 && <p class="muted">And {formatNumberOf(more, 'more failure')}.</p>}
    </section>
  );
}

function Verdict({ summary: { strategy } }: { summary: Summary }) {
  const id = strategy?.id ?? 'unknown';
  return (
    <section>
      <h1>{STRATEGIES[id].name}</h1>
      <p class="muted">
        <Prose text={STRATEGIES[id].text} />
      </p>
      {strategy && (
        <div class="pills">
          {id !== 'unknown' && <ConfidencePill confidence={strategy.confidence} />}
          {STATEFULNESS[strategy.statefulness] !== '' && (
            <Pill tone="strong">{STATEFULNESS[strategy.statefulness]}</Pill>
          )}
          {strategy.parts?.slice(0, 3).map((part) => (
            <Pill key={`${part.id} ${part.credential}`}>{STRATEGIES[part.id].name}</Pill>
          ))}
        </div>
      )}
    </section>
  );
}

function Facts({ summary: { login, tokens, sessionCookies, nextExpiry } }: { summary: Summary }) {
  return (
    <dl class="popup-facts">
      {login && (
        <>
          <dt>{LOGIN_FACTS[login.outcome ?? 'succeeded']}</dt>
          <dd>
            {loginText(login)}
            {login.provider && <span class="muted"> at {clip(login.provider, 80)}</span>}
            {OUTCOMES[login.outcome ?? 'succeeded']}
          </dd>
        </>
      )}
      <dt>Credentials</dt>
      <dd>
        {formatNumberOf(tokens, 'token')}, {formatNumberOf(sessionCookies, 'session cookie')}
      </dd>
      {nextExpiry && (
        <>
          <dt>Next to end</dt>
          <dd>
            {clip(nextExpiry.name, 60)} <Expiry at={nextExpiry.at} />
          </dd>
        </>
      )}
    </dl>
  );
}

function Findings({ summary: { worst, counts } }: { summary: Summary }) {
  const parts = (['error', 'warning', 'info'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => formatNumberOf(counts[severity], SEVERITIES[severity].noun));
  return (
    <section>
      <h2>{parts.length === 0 ? 'No findings' : parts.join(', ')}</h2>
      {worst.length > 0 && (
        <ul class="worst">
          {worst.slice(0, 3).map((finding) => (
            <li key={`${finding.rule} ${finding.message}`}>
              <SeverityChip severity={finding.severity} />
              <span>
                <Prose text={clip(finding.message, 160)} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Gaps({ summary: { state } }: { summary: Summary }) {
  const gaps = tellGaps(state.gaps);
  const [first] = gaps;
  if (first === undefined) return null;
  const more = gaps.length - 1;
  const touches = first.touchesVerdict;
  return (
    <p class={touches ? 'gap' : 'gap aside'} title={gaps.map((gap) => gap.text).join('\n')}>
      <b>{touches ? 'Not everything was seen.' : 'Something was left out; the verdict does not rest on it.'}</b>{' '}
      {clip(first.text, 160)}
      {more > 0 && ` And ${formatNumberOf(more, 'more gap')}.`}
    </p>
  );
}

function NoAccess({ summary: { state }, requestAccess, reload }: PopupActions & { summary: Summary }) {
  const refused = useSignal(false);
  const ask = async () => {
    const granted = await requestAccess(state.missingOrigins);
    refused.value = !granted;
    // What was loaded before was not seen.
    if (granted) reload();
  };
  return (
    <Message title="No access to this site" site={state.site}>
      The browser does not let Watchword see this site. Nothing is recorded until you allow it.
      <button type="button" class="button primary" onClick={ask}>
        Allow access
      </button>
      {refused.value && <span class="bad">The browser did not grant access.</span>}
    </Message>
  );
}

function Footer({ platform }: { platform: string }) {
  const mac = platform.startsWith('Mac') || platform.startsWith('iP');
  return <footer>Open DevTools to see more: {mac ? <kbd>⌥ ⌘ I</kbd> : <kbd>F12</kbd>}, then the Watchword tab</footer>;
}

function Message({ title, site = '', children }: { title: string; site?: string; children: ComponentChildren }) {
  return (
    <main class="message">
      <Site name={site} />
      <h1>{title}</h1>
      <p class="muted">{children}</p>
    </main>
  );
}
