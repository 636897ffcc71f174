import type { Capture } from '../core/capture/create-capture.ts';
import type { Exchange } from '../core/http/exchange.ts';
import type { CapturedBody, CaptureState } from '../messages/protocol.ts';
import type { Handlers } from '../platform/port-server.ts';
import type { AccessState } from './access.ts';
import { fillIn } from './fill.ts';
import type { Judge, Judging } from './judging.ts';
import type { Losses } from './losses.ts';
import { scrubber } from './scrubber.ts';
import type { SettingsKeeper } from './settings.ts';
import type { Tab, Tabs } from './tabs.ts';

export interface HandlersOptions {
  tabs: Tabs;
  judging: Judging;
  now(): number;
  /** Resolves when all that came before was taken in. */
  ready(): Promise<void>;
  readAccess(tab: Tab): Promise<AccessState>;
  onClear(tab: Tab): void;
  settings?: Pick<SettingsKeeper, 'hide' | 'show'>;
  openOptions?(): void;
  openWorkbench?(): void;
  /** Told of what is filled in. */
  losses?: Pick<Losses, 'onAdded' | 'onFilled'>;
}

/** How far apart the clocks of DevTools and of webRequest may see the same request, in milliseconds. */
const BODY_WINDOW_MS = 2_000;
const BODY_SEARCHED = 500;
/** How long a body waits for its exchange, turn by turn. */
const BODY_WAITS_MS = [25, 75, 200, 700];

/** A tab, what its facts say, and the script that can tell. */
interface Judged {
  tab: Tab;
  capture: Capture;
  judge: Judge;
}

/** Answers to all that pages may ask. */
export function createHandlers({
  tabs,
  judging,
  now,
  ready,
  readAccess,
  onClear,
  ...options
}: HandlersOptions): Handlers {
  async function tabOf({ tabId }: { tabId: number }): Promise<Tab> {
    await ready();
    return tabs.get(tabId);
  }

  async function judgedOf(params: { tabId: number }): Promise<Judged> {
    const [tab, judge] = await Promise.all([tabOf(params), judging.load()]);
    return { tab, judge, capture: tab.recording.read() };
  }

  async function stateOf({ tab, capture }: Judged): Promise<CaptureState> {
    const { access, missingOrigins } = await readAccess(tab);
    if (access === 'missing') {
      const site = capture.mainSite() || 'this page';
      const text = `Watchword was not allowed to see ${site}; requests were missed until it is.`;
      const known = tab.recording.toldGaps().some((gap) => gap.kind === 'no-host-access' && gap.text === text);
      if (!known) tabs.observe(tab, { kind: 'gap', gap: { kind: 'no-host-access', text } });
    }
    const { tabId, url, paused, keep } = tab;
    const { mainSite, gaps } = tab.recording.read();
    return { tabId, site: mainSite(), url, paused, keep, access, missingOrigins, gaps: gaps() };
  }

  /** The exchange that a body is of, once it has ended: DevTools may have its body before webRequest tells of its end. */
  async function placeOf(body: CapturedBody): Promise<Judged & { exchangeId: string | undefined }> {
    for (let turn = 0; ; turn++) {
      const judged = await judgedOf(body);
      const exchangeId = findExchange(judged.capture, judged.tab.nextNumber, body);
      const hasEnded = exchangeId !== undefined && judged.capture.exchange(exchangeId)?.endedAt !== undefined;
      const wait = BODY_WAITS_MS[turn];
      if (hasEnded || wait === undefined) return { ...judged, exchangeId };
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  const reportOf = ({ capture, judge }: Judged) => judge.buildReport(capture, { now: now(), source: 'live' });

  return {
    'rows.list': async (params) => (await judgedOf(params)).capture.rows(params.after, params.limit),
    'report.get': async (params) => reportOf(await judgedOf(params)),
    'summary.get': async (params) => {
      const judged = await judgedOf(params);
      const state = await stateOf(judged);
      return judged.judge.createSummary(reportOf(judged), state, now());
    },
    'exchange.get': async (params) => {
      const { capture, judge } = await judgedOf(params);
      return judge.redactExchange(capture, params.id);
    },
    'exchange.cookies': async (params) => {
      const { capture, judge } = await judgedOf(params);
      return judge.readRequestCookies(capture, params.id);
    },
    'cookie.requests': async (params) => {
      const { capture, judge } = await judgedOf(params);
      return judge.readCookieRequests(capture, params.id);
    },
    'credential.reveal': async (params) => (await judgedOf(params)).capture.credential(params.id)?.value,
    'keys.get': async (params) => (await judgedOf(params)).capture.keys().read(),
    'capture.clear': async (params) => {
      const tab = await tabOf(params);
      tabs.clear(tab.tabId);
      onClear(tab);
    },
    'capture.pause': async (params) => {
      tabs.pause((await tabOf(params)).tabId, params.paused);
    },
    'capture.keep': async (params) => {
      // Whether a tab goes to another site is told by the list of public suffixes.
      await judging.load();
      tabs.keep((await tabOf(params)).tabId, params.keep);
    },
    'finding.hide': async ({ site, rule, name, reason }) => {
      await ready();
      await options.settings?.hide({ site, rule, ...(name === undefined ? {} : { name }), reason });
    },
    'finding.show': async ({ site, rule, name }) => {
      await ready();
      await options.settings?.show({ site, rule, ...(name === undefined ? {} : { name }) });
    },
    'workbench.open': () => options.openWorkbench?.(),
    'options.open': () => options.openOptions?.(),
    'capture.state': async (params) => stateOf(await judgedOf(params)),
    'capture.body': async (params) => {
      const { tab, judge, exchangeId } = await placeOf(params);
      if (exchangeId === undefined) return;
      const { mediaType, truncated } = params;
      const text = scrubber.text(params.text);
      const body = { mediaType, text, ...(truncated ? { truncated } : {}) };
      tabs.observe(
        tab,
        text === '' ? { kind: 'no-body', exchangeId } : { kind: 'body', exchangeId, body: judge.digestBody(body) },
      );
    },
    'devtools.open': async (params) => {
      const tab = await tabOf(params);
      tabs.observe(tab, { kind: 'devtools', at: params.since, open: true });
    },
    'capture.fill': async ({ entries, since, ...params }) => {
      const { tab, judge } = await judgedOf(params);
      const { exchanges } = judge.readHar({ log: { entries: parseEntries(entries) } });
      const onAdded = (exchange: Exchange) => options.losses?.onAdded(tab, exchange);
      const filled = fillIn(tab, { tabs, recorded: exchanges, since, onAdded });
      options.losses?.onFilled(filled);
      return filled.length;
    },
  };
}

function parseEntries(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/**
 * The exchange that DevTools meant: of those alike in URL and method one with the same status, else any; of these one that still waits for
 * its body before all others; of these the nearest in time. A refused request and the one that is made in its place are as near as can be.
 */
function findExchange(capture: Capture, nextNumber: number, body: CapturedBody): string | undefined {
  const url = scrubber.url(body.url);
  let best: { id: string; rank: number; distance: number } | undefined;
  for (let number = nextNumber - 1; number > 0 && number > nextNumber - BODY_SEARCHED; number--) {
    const exchange = capture.exchange(String(number));
    if (!exchange || exchange.url !== url || exchange.method !== body.method || exchange.body) continue;
    const distance = Math.abs(exchange.startedAt - body.startedAt);
    if (distance > BODY_WINDOW_MS) continue;
    const rank = (exchange.status === body.status ? 2 : 0) + (capture.awaitsBody(exchange.id) ? 1 : 0);
    const isBetter = !best || rank > best.rank || (rank === best.rank && distance < best.distance);
    if (isBetter) best = { id: exchange.id, rank, distance };
  }
  return best?.id;
}
