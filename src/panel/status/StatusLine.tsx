import { useSignal } from '@preact/signals';
import type { SiteReport } from '../../core/report/report.ts';
import { tellGaps } from '../../core/report/told-gap.ts';
import { now } from '../../ui/clock.ts';
import { clip, formatNumberOf, formatPercent } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Expiry } from '../../ui/pieces.tsx';
import { confidenceWord, STRATEGIES } from '../../ui/words.ts';
import type { PanelState } from '../state.ts';
import { GapsList } from './GapsList.tsx';
import { loginLine, SignedIn } from './SignedIn.tsx';
import { lastFailure, nextEnd } from './status.ts';

interface StatusProps {
  state: PanelState;
  requestAccess?: (origins: string[]) => void;
}

/** The answer at a glance, above every view: how the site knows who someone is, how they signed in, what ends next, what went wrong last. */
export function StatusLine({ state, requestAccess }: StatusProps) {
  const site = state.hasSeen.value ? state.site.value : undefined;
  // Before anything was seen the view itself asks for access.
  const missing = state.capture.value?.access === 'missing' && state.hasSeen.value;
  const gaps = tellGaps(state.capture.value?.gaps ?? state.report.value?.source.gaps ?? []);
  const open = useSignal<boolean | undefined>(undefined);
  // What hides a part of the site is told without being asked for.
  const isOpen = open.value ?? missing;
  if (site === undefined && gaps.length === 0 && !missing) return null;
  const touches = missing || gaps[0]?.touchesVerdict === true;
  const count = Math.max(gaps.length, 1);
  return (
    <section class="status-bar" aria-label="Status">
      <div class="status-line">
        {site && <SiteStatus site={site} state={state} />}
        {(gaps.length > 0 || missing) && (
          <button
            type="button"
            class={touches ? 'status-gaps touches' : 'status-gaps'}
            title={touches ? 'Not everything was seen' : 'Something was left out; the verdict does not rest on it'}
            aria-expanded={isOpen}
            onClick={() => {
              open.value = !isOpen;
            }}
          >
            {touches && <Icon name="warning" small />}
            {formatNumberOf(count, 'gap')}
          </button>
        )}
      </div>
      {isOpen && <GapsList gaps={gaps} missing={missing} state={state} requestAccess={requestAccess} />}
    </section>
  );
}

function SiteStatus({ site, state }: { site: SiteReport; state: PanelState }) {
  const { strategy, logins } = site;
  const [login] = logins;
  const end = nextEnd(site, now.value);
  const failure = lastFailure(site);
  const sure = strategy.id === 'unknown' ? '' : confidenceWord(strategy.confidence);
  return (
    <>
      <button
        type="button"
        class="status-part status-strategy"
        title={`How this site knows who someone is${sure === '' ? '' : `: ${formatPercent(strategy.confidence)} sure`}`}
        onClick={() => {
          state.showOverview();
        }}
      >
        <b>{STRATEGIES[strategy.id].name}</b>
        {sure !== '' && <span class={`status-sure ${sure.toLowerCase()}`}>{sure}</span>}
      </button>
      {login && (
        <button
          type="button"
          class="status-part status-login"
          title={`${loginLine(login)}. Step by step`}
          onClick={() => {
            state.view.value = 'sign-in';
          }}
        >
          <SignedIn login={login} isShort={failure !== undefined} />
        </button>
      )}
      {end && (
        <button
          type="button"
          class="status-part status-end"
          title="The credential that ends next"
          onClick={() => state.showCredential(end.id)}
        >
          <span class="muted">{clip(end.name, 32)}</span>{' '}
          {end.at === undefined ? 'ends with the browser session' : <Expiry at={end.at} />}
        </button>
      )}
      {failure && (
        <button
          type="button"
          class="status-part status-failure"
          title={`${clip(failure.what, 200)}. ${clip(failure.why, 400)}`}
          onClick={() => state.showExchange(failure.exchange)}
        >
          <Icon name="failed" small />
          <span class="status-what">
            <b>{clip(failure.what, 160)}</b> <span class="status-why">{clip(failure.why, 260)}</span>
          </span>
          {failure.more > 0 && <span class="count error">+{failure.more}</span>}
        </button>
      )}
    </>
  );
}
