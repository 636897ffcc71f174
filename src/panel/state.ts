import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type HiddenRule, hidingOf } from '../core/capture/settings.ts';
import type { CookieRequests, RequestCookies } from '../core/report/cookie-use.ts';
import type { Report, SiteReport } from '../core/report/report.ts';
import type { Finding } from '../core/rules/rule.ts';
import type { Connection } from '../messages/connection.ts';
import type { CaptureState } from '../messages/protocol.ts';
import { followTab } from './load.ts';
import { type Columns, createColumns, type LayoutMemory } from './requests/columns/columns-state.ts';
import { createRows, type Rows } from './rows.ts';
import { type Concern, concernsOf } from './why/concerns.ts';

export const VIEWS = ['overview', 'sign-in', 'requests', 'credentials', 'findings'] as const;
export type View = (typeof VIEWS)[number];
/** The pages of the overview. */
export type OverviewPage = 'verdict' | 'trade-offs';
/** How credentials are listed: in families, or every cookie in one line. */
export type CredentialList = 'families' | 'cookies';

/** All the panel knows. Components read the signals and call the functions; they ask the background for nothing themselves. */
export interface PanelState {
  connection: Connection;
  tabId: number;
  rows: Rows;
  /** Columns of the list of requests. */
  columns: Columns;
  report: Signal<Report | undefined>;
  capture: Signal<CaptureState | undefined>;
  /** Why nothing can be shown, in words. */
  failure: Signal<string>;
  view: Signal<View>;
  /** Site picked by a person; undefined for the first of the report. */
  pickedSite: Signal<string | undefined>;
  site: ReadonlySignal<SiteReport | undefined>;
  /** Anything was seen at all: a request, or a credential without one. */
  hasSeen: ReadonlySignal<boolean>;
  /** Pseudonyms of all credentials of the report. */
  credentialIds: ReadonlySignal<ReadonlySet<string>>;
  /** What there is to say of exchanges that failed, or are part of why others did, by their ids. */
  concerns: ReadonlySignal<ReadonlyMap<string, readonly Concern[]>>;
  overviewPage: Signal<OverviewPage>;
  credentialList: Signal<CredentialList>;
  selectedAttempt: Signal<string | undefined>;
  selectedExchange: Signal<string | undefined>;
  selectedCredential: Signal<string | undefined>;
  selectedCookie: Signal<string | undefined>;
  selectedFinding: Signal<string | undefined>;
  filter: Signal<string>;
  onlyWithCredentials: Signal<boolean>;
  showOverview(page?: OverviewPage): void;
  showAttempt(id: string): void;
  showExchange(id: string): void;
  showCredential(id: string): void;
  /** Turns to the cookie in the table of cookies. */
  showCookie(id: string): void;
  showFinding(key: string): void;
  /** The cookies of a request, those it had and those it lacked. */
  cookiesOf(id: string): Promise<RequestCookies | undefined>;
  /** The requests that the cookie of a credential went with, and those that lacked it. */
  requestsOf(id: string): Promise<CookieRequests | undefined>;
  reveal(id: string): Promise<string | undefined>;
  clear(): void;
  setPaused(paused: boolean): void;
  setKeep(keep: boolean): void;
  /** Hides a finding of the site shown, for a reason. */
  hide(finding: Finding, reason: string): void;
  showAgain(finding: Finding): void;
  openOptions(): void;
  openWorkbench(): void;
  start(): () => void;
}

/** The state of the panel of one tab. Nothing is asked of the background before `start`. */
export function createPanelState(connection: Connection, tabId: number, memory?: LayoutMemory): PanelState {
  const report = signal<Report | undefined>(undefined);
  const capture = signal<CaptureState | undefined>(undefined);
  const failure = signal('');
  const view = signal<View>('overview');
  const overviewPage = signal<OverviewPage>('verdict');
  const credentialList = signal<CredentialList>('families');
  const pickedSite = signal<string | undefined>(undefined);
  const selectedAttempt = signal<string | undefined>(undefined);
  const selectedExchange = signal<string | undefined>(undefined);
  const selectedCredential = signal<string | undefined>(undefined);
  const selectedCookie = signal<string | undefined>(undefined);
  const selectedFinding = signal<string | undefined>(undefined);
  const filter = signal('');
  const onlyWithCredentials = signal(false);
  const rows = createRows();
  const site = computed(() => {
    const sites = report.value?.sites ?? [];
    return sites.find((one) => one.site === pickedSite.value) ?? sites[0];
  });

  const credentialIds = computed(
    () => new Set(report.value?.sites.flatMap((one) => one.credentials.map((credential) => credential.id))),
  );

  const concerns = computed(() => concernsOf(report.value));

  const hasSeen = computed(() => {
    rows.version.value;
    const exchanges = report.value?.source.exchanges ?? 0;
    return rows.all.length > 0 || exchanges > 0 || (site.value?.credentials.length ?? 0) > 0;
  });

  const forget = () =>
    batch(() => {
      rows.clear();
      report.value = undefined;
      selectedAttempt.value = undefined;
      selectedExchange.value = undefined;
      selectedCredential.value = undefined;
      selectedCookie.value = undefined;
      selectedFinding.value = undefined;
      pickedSite.value = undefined;
    });

  const tell = (request: Promise<unknown>) => {
    request.catch(() => {
      failure.value = 'The background of the extension did not do what was asked.';
    });
  };

  const hiding = (finding: Finding, reason: string): HiddenRule => hidingOf(finding, site.value?.site ?? '', reason);

  /** Turns to the site that has it when another one is shown. */
  const pickSiteWith = (has: (site: SiteReport) => boolean) => {
    if (site.value && has(site.value)) return;
    const other = report.value?.sites.find(has);
    if (other) pickedSite.value = other.site;
  };

  return {
    connection,
    tabId,
    rows,
    columns: createColumns(memory),
    report,
    capture,
    failure,
    view,
    pickedSite,
    site,
    hasSeen,
    credentialIds,
    concerns,
    overviewPage,
    credentialList,
    selectedAttempt,
    selectedExchange,
    selectedCredential,
    selectedCookie,
    selectedFinding,
    filter,
    onlyWithCredentials,
    showOverview: (page = 'verdict') =>
      batch(() => {
        overviewPage.value = page;
        view.value = 'overview';
      }),
    showAttempt: (id) =>
      batch(() => {
        pickSiteWith((one) => one.attempts.some((attempt) => attempt.id === id));
        selectedAttempt.value = id;
        view.value = 'sign-in';
      }),
    showExchange: (id) =>
      batch(() => {
        // A filter would hide what was asked for.
        filter.value = '';
        onlyWithCredentials.value = false;
        selectedExchange.value = id;
        view.value = 'requests';
      }),
    showCredential: (id) =>
      batch(() => {
        pickSiteWith((one) => one.credentials.some((credential) => credential.id === id));
        selectedCredential.value = id;
        credentialList.value = 'families';
        view.value = 'credentials';
      }),
    showCookie: (id) =>
      batch(() => {
        pickSiteWith((one) => one.credentials.some((credential) => credential.id === id));
        selectedCookie.value = id;
        credentialList.value = 'cookies';
        view.value = 'credentials';
      }),
    showFinding: (key) =>
      batch(() => {
        selectedFinding.value = key;
        view.value = 'findings';
      }),
    cookiesOf: (id) => connection.request('exchange.cookies', { tabId, id }),
    requestsOf: (id) => connection.request('cookie.requests', { tabId, id }),
    reveal: (id) => connection.request('credential.reveal', { tabId, id }),
    clear: () => tell(connection.request('capture.clear', { tabId }).then(forget)),
    setPaused: (paused) => tell(connection.request('capture.pause', { tabId, paused })),
    setKeep: (keep) => tell(connection.request('capture.keep', { tabId, keep })),
    hide: (finding, reason) => tell(connection.request('finding.hide', { tabId, ...hiding(finding, reason) })),
    showAgain(finding) {
      const { reason: _reason, ...what } = hiding(finding, '');
      tell(connection.request('finding.show', { tabId, ...what }));
    },
    openWorkbench: () => tell(connection.request('workbench.open', { tabId })),
    openOptions: () => tell(connection.request('options.open', { tabId })),
    start: () => followTab(connection, tabId, { rows, report, capture, failure, forget }),
  };
}
