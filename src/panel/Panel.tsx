import { Empty } from '../ui/pieces.tsx';
import { CredentialsView } from './credentials/CredentialsView.tsx';
import { FindingsView } from './findings/FindingsView.tsx';
import { Overview } from './overview/Overview.tsx';
import { RequestsView } from './requests/RequestsView.tsx';
import { SignInView } from './sign-in/SignInView.tsx';
import type { PanelState } from './state.ts';
import { StatusLine } from './status/StatusLine.tsx';
import { Toolbar } from './Toolbar.tsx';

export interface PanelProps {
  state: PanelState;
  /** Asks the person for access to sites; absent where the browser gives panels no way to ask. */
  requestAccess?: (origins: string[]) => void;
  /** Loads the inspected page again. */
  reload?: () => void;
}

export function Panel({ state, requestAccess, reload }: PanelProps) {
  return (
    <>
      <Toolbar state={state} />
      <main class="stage">
        <StatusLine state={state} requestAccess={requestAccess} />
        <div id="view" class="view" role="tabpanel" aria-labelledby={`tab-${state.view.value}`}>
          <CurrentView state={state} requestAccess={requestAccess} reload={reload} />
        </div>
      </main>
    </>
  );
}

function CurrentView({ state, ...actions }: PanelProps) {
  if (state.failure.value !== '') {
    return (
      <Empty title="No connection">
        <p>{state.failure.value}</p>
      </Empty>
    );
  }
  if (!state.hasSeen.value) return <NothingYet state={state} {...actions} />;
  if (state.view.value === 'requests') return <RequestsView state={state} />;
  const site = state.site.value;
  if (site === undefined) return <NothingYet state={state} {...actions} />;
  switch (state.view.value) {
    case 'sign-in':
      return <SignInView state={state} site={site} />;
    case 'credentials':
      return <CredentialsView state={state} site={site} />;
    case 'findings':
      return <FindingsView state={state} site={site} />;
    default:
      return <Overview state={state} site={site} />;
  }
}

function NothingYet({ state, requestAccess, reload }: PanelProps) {
  const capture = state.capture.value;
  if (capture === undefined) return <Empty title="Loading" />;
  if (capture.access === 'impossible') {
    return (
      <Empty title="Nothing to see on this page">
        <p>Browsers let no extension look at their own pages and at extension stores. Open a web site in this tab.</p>
      </Empty>
    );
  }
  if (capture.access === 'missing') {
    return (
      <Empty title="No access to this site">
        <p>
          The browser does not let Watchword see {capture.site || 'this site'}. Nothing is recorded until you allow it.
        </p>
        {requestAccess ? (
          <button type="button" class="button primary" onClick={() => requestAccess(capture.missingOrigins)}>
            Allow access
          </button>
        ) : (
          <p>Click the Watchword icon in the toolbar of the browser to allow it.</p>
        )}
      </Empty>
    );
  }
  if (capture.paused) {
    return (
      <Empty title="Recording is stopped">
        <p>Requests made now are not seen.</p>
        <button type="button" class="button" onClick={() => state.setPaused(false)}>
          Go on recording
        </button>
      </Empty>
    );
  }
  return (
    <Empty title="Nothing seen yet">
      <p>Reload the page to record its requests. To see how people sign in, sign in while this is open.</p>
      {reload && (
        <button type="button" class="button" onClick={reload}>
          Reload the page
        </button>
      )}
    </Empty>
  );
}
