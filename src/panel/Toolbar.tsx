import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { formatCount } from '../ui/format.ts';
import { Icon } from '../ui/Icon.tsx';
import { moveIn } from '../ui/keyboard.ts';
import { countFamilies } from './model.ts';
import { Share } from './Share.tsx';
import { isBroken } from './sign-in/attempt-model.ts';
import { type PanelState, VIEWS, type View } from './state.ts';

const NAMES: Record<View, string> = {
  overview: 'Overview',
  'sign-in': 'Sign-in',
  requests: 'Requests',
  credentials: 'Credentials',
  findings: 'Findings',
};

/** One row: what controls the recording, the views, and the site. */
export function Toolbar({ state }: { state: PanelState }) {
  const paused = state.capture.value?.paused ?? false;
  const keep = state.capture.value?.keep ?? true;
  return (
    <header class={(state.report.value?.sites.length ?? 0) > 1 ? 'bar many' : 'bar'}>
      <Tool
        label={paused ? 'Go on recording' : 'Stop recording'}
        pressed={!paused}
        class={paused ? '' : 'recording'}
        onClick={() => state.setPaused(!paused)}
      >
        <Icon name="record" />
      </Tool>
      <Tool label="Clear" onClick={state.clear}>
        <Icon name="clear" />
      </Tool>
      <Tool
        label="Preserve log"
        title={
          keep
            ? 'Preserve log: kept when the tab goes to another site'
            : 'Preserve log: cleared when the tab goes to another site'
        }
        pressed={keep}
        class={keep ? 'on' : ''}
        onClick={() => state.setKeep(!keep)}
      >
        <Icon name="keep" />
      </Tool>
      <span class="rule" />
      <Tabs state={state} />
      <span class="grow" />
      <SitePicker state={state} />
      <Share state={state} />
      <Tool label="Workbench: decode what you paste" onClick={state.openWorkbench}>
        <Icon name="workbench" />
      </Tool>
      <Tool label="Options" onClick={state.openOptions}>
        <Icon name="options" />
      </Tool>
    </header>
  );
}

function Tool(props: {
  label: string;
  /** What the tip says where it is more than the name. */
  title?: string;
  pressed?: boolean;
  class?: string;
  onClick: () => void;
  children: ComponentChildren;
}) {
  return (
    <button
      type="button"
      class={`tool ${props.class ?? ''}`}
      title={props.title ?? props.label}
      aria-label={props.label}
      aria-pressed={props.pressed}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}

function Tabs({ state }: { state: PanelState }) {
  const current = VIEWS.indexOf(state.view.value);
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const key = { ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp', Home: 'Home', End: 'End' }[event.key] ?? '';
    const next = moveIn(key, current, VIEWS.length, VIEWS.length, () => true);
    if (next === undefined) return;
    event.preventDefault();
    state.view.value = VIEWS[next] as View;
    event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Views" onKeyDown={onKeyDown}>
      {VIEWS.map((view) => (
        <button
          key={view}
          type="button"
          role="tab"
          class="tab"
          id={`tab-${view}`}
          aria-controls="view"
          aria-selected={view === state.view.value}
          tabIndex={view === state.view.value ? 0 : -1}
          onClick={() => {
            // The tab leads back from the page of trade-offs too.
            if (view === 'overview') state.showOverview();
            else state.view.value = view;
          }}
        >
          {NAMES[view]}
          <TabCount state={state} view={view} />
        </button>
      ))}
    </div>
  );
}

function TabCount({ state, view }: { state: PanelState; view: View }) {
  const site = state.site.value;
  if (view === 'overview') return null;
  const counts = {
    'sign-in': () => site?.attempts.length ?? 0,
    requests: () => state.rows.version.value && state.rows.all.length,
    credentials: () => (site ? countFamilies(site) : 0),
    findings: () => site?.findings.length ?? 0,
  };
  const count = counts[view]();
  if (count === 0) return null;
  const bad =
    view === 'findings'
      ? site?.findings.some((finding) => finding.severity === 'error')
      : view === 'sign-in' && site?.attempts.some(isBroken);
  return <span class={bad ? 'count error' : 'count'}>{formatCount(count)}</span>;
}

function SitePicker({ state }: { state: PanelState }) {
  const id = useId();
  const sites = state.report.value?.sites ?? [];
  const current = state.site.value?.site ?? state.capture.value?.site ?? '';
  if (current === '') return null;
  if (sites.length < 2) {
    return (
      <span class="site" title={current}>
        {current}
      </span>
    );
  }
  return (
    <>
      <label class="hidden-text" for={id}>
        Site
      </label>
      <select
        id={id}
        class="site"
        value={current}
        onChange={(event) => {
          state.pickedSite.value = event.currentTarget.value;
        }}
      >
        {sites.slice(0, 100).map(({ site }) => (
          <option key={site} value={site}>
            {site}
          </option>
        ))}
      </select>
    </>
  );
}
