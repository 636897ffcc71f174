import type { Fact } from '../core/capture/fact.ts';
import type { Exchange } from '../core/http/exchange.ts';
import { hostOf } from '../core/http/site.ts';
import type { BadgeText } from '../judge/badge-text.ts';
import { browserHmac } from '../platform/browser-hmac.ts';
import type { CookieSource } from '../platform/cookies.ts';
import type { PageStorage } from '../platform/page-storage.ts';
import { createPortServer, type PortServer } from '../platform/port-server.ts';
import type { SettingsStorage } from '../platform/settings.ts';
import type { SessionStorage } from '../platform/storage-session.ts';
import type { PortLike } from '../platform/wire.ts';
import type { AccessState } from './access.ts';
import { createCookieWatch } from './cookies.ts';
import { createHandlers } from './handlers.ts';
import { createIntake } from './intake.ts';
import { createJudging, type Judge } from './judging.ts';
import { createLog } from './log.ts';
import { createLosses, isBeginningLost } from './losses.ts';
import { readParameters } from './parameters.ts';
import { createPlacement } from './placement.ts';
import { createPublisher } from './publisher.ts';
import { createRecording } from './recording.ts';
import { createSecretTrials } from './secret-trials.ts';
import { createSettingsKeeper } from './settings.ts';
import { createStorageWatch } from './storage-watch.ts';
import { createTabs, type Tab } from './tabs.ts';
import type { RawEvent } from './web-request.ts';

/** What the background needs of the browser; tests stand in for it. */
export interface BackgroundOptions {
  browser: 'chrome' | 'firefox';
  storage: SessionStorage;
  cookies: CookieSource;
  readAccess(tab: Tab): Promise<AccessState>;
  readPageStorage(tabId: number): Promise<PageStorage | undefined>;
  showBadge(tabId: number, badge: BadgeText): void;
  /** The script that tells what facts say. */
  loadJudge(): Promise<Judge>;
  /** Text of the public suffix list. */
  loadSuffixes(): Promise<string>;
  /** Text of the list of well-known secrets, one a line. Without it none are tried. */
  loadSecrets?(): Promise<string>;
  /** Tabs that are open, with their URLs where those may be known. */
  openTabs(): Promise<{ tabId: number; url: string }[]>;
  now(): number;
  /** By default nothing is set, and nothing can be. */
  settings?: SettingsStorage;
  openOptions?(): void;
  openWorkbench?(): void;
  isTrusted?: (sender: PortLike['sender']) => boolean;
  batchMs?: number;
}

/** The background, without the browser: it takes events in and does the rest. Nothing is lost that comes before it is ready. */
export interface Background {
  ready: Promise<void>;
  /** Queues a webRequest event. Nothing else happens in the listener's turn. */
  onRequestEvent(event: RawEvent): void;
  onTabUrl(tabId: number, url: string): void;
  onTabLoaded(tabId: number): void;
  onTabClosed(tabId: number): void;
  onTabReplaced(added: number, removed: number): void;
  onCookieChanged(domain: string): void;
  onAccessChanged(): void;
  onPort(port: PortLike): void;
  /** The settings were written, by this worker or by the options page. */
  onSettings(stored: unknown): void;
  /** Does all that is queued, and stores it. */
  settle(): Promise<void>;
}

const BATCH_MS = 25;
/** So many facts that nobody asked about are read all the same: what they say takes less room than they do. */
const MAX_WAITING = 500;
/** Facts that may change what is wrong. */
const TELLING: ReadonlySet<Fact['kind']> = new Set(['body', 'cookies', 'storage', 'secret']);
const NO_SETTINGS: SettingsStorage = { read: async () => undefined, write: async () => false };

/** Starts the background: what earlier workers stored is read back while events already queue up. Each part is made of those above it. */
export function createBackground(options: BackgroundOptions): Background {
  const { now } = options;
  let secrets: Promise<string> | undefined;
  const judging = createJudging(options);
  const settings = createSettingsKeeper(options.settings ?? NO_SETTINGS, judging);
  const tabs = createTabs({
    now,
    createRecording: (onRead) =>
      createRecording({
        createCapture: () =>
          judging.get().createCapture({ suffixes: judging.suffixes, browser: options.browser, bodiesComeLater: true }),
        settings: settings.current,
        onRead,
      }),
  });
  const losses = createLosses(tabs, now);
  const log = createLog({
    storage: options.storage,
    tabs,
    onRestored(tab, fact) {
      if (fact.kind === 'exchange' && (fact.exchange.filledIn || isBeginningLost(fact.exchange)))
        losses.onAdded(tab, fact.exchange);
    },
  });
  const ready = restore();
  const intake = createIntake({
    placement: createPlacement({ tabs, siteOf: judging.siteOf, losses }),
    begun: log.begun,
    ready,
    onBegin: losses.onBegin,
    onDrained: () => void log.flush(losses.state()),
    batchMs: options.batchMs ?? BATCH_MS,
  });
  const cookieWatch = createCookieWatch({ source: options.cookies, ready: judging.load, observe: tabs.observe, now });
  const trials = createSecretTrials<Tab>({
    read: ({ recording }) => recording.read(),
    find: (credential, { pause }) =>
      judging.get().findSecret(credential, { hmac: browserHmac, load: loadSecrets, pause }),
    observe: tabs.observe,
    now,
  });
  const handlers = createHandlers({
    tabs,
    judging,
    now,
    ready: settleQueue,
    readAccess: options.readAccess,
    onClear(tab) {
      server.publish(tab.tabId, 'cleared', {});
      publisher.tabChanged(tab);
    },
    losses,
    settings,
    ...(options.openOptions ? { openOptions: options.openOptions } : {}),
    ...(options.openWorkbench ? { openWorkbench: options.openWorkbench } : {}),
  });
  const server: PortServer = createPortServer({
    handlers,
    readParameters,
    onSubscribe: (tabId) => void ready.then(() => storageWatch.touch(tabs.get(tabId))),
    onGone(tabId, asked) {
      if (asked.has('devtools.open') && tabs.has(tabId))
        tabs.observe(tabs.get(tabId), { kind: 'devtools', at: now(), open: false });
    },
    ...(options.isTrusted ? { isTrusted: options.isTrusted } : {}),
  });
  const storageWatch = createStorageWatch({
    read: options.readPageStorage,
    isWatched: (tab) => server.isWanted(tab.tabId, 'report'),
    observe: tabs.observe,
    now,
  });
  const publisher = createPublisher({
    server,
    badge: ({ recording }) => judging.get().toBadge(recording.read()),
    showBadge: options.showBadge,
    ready: judging.load,
    report: ({ recording }) => judging.get().buildReport(recording.read(), { now: now(), source: 'live' }),
    state: (tab) => handlers['capture.state']({ tabId: tab.tabId }),
    now,
  });

  tabs.listen({
    onFact(tab, fact) {
      if (tab.recording.waiting() >= MAX_WAITING) readSoon(tab);
      if (fact.kind !== 'exchange') {
        if (TELLING.has(fact.kind)) publisher.findingsChanged(tab);
        return publisher.reportChanged(tab);
      }
      publisher.rowChanged(tab, fact.exchange.id);
      if (fact.exchange.endedAt === undefined) return;
      if (hasSetCookie(fact.exchange)) cookieWatch.touch(tab);
      storageWatch.touch(tab);
    },
    onRead(tab) {
      if (options.loadSecrets) trials.touch(tab);
    },
    onTab(tab) {
      publisher.tabChanged(tab);
      cookieWatch.touch(tab);
    },
  });
  settings.listen(() => tabs.all().forEach(publisher.tabChanged));

  function readSoon(tab: Tab): void {
    void judging.load().then(() => tab.recording.read());
  }

  function loadSecrets(): Promise<string> {
    secrets ??= options.loadSecrets?.() ?? Promise.resolve('');
    return secrets;
  }

  async function restore(): Promise<void> {
    const [stored, open] = await Promise.all([log.read(), options.openTabs(), settings.load()]);
    const begun = log.restore(stored, new Set(open.map(({ tabId }) => tabId)));
    for (const { tabId, url } of open) tabs.know(tabId, url);
    // Whether such a tab goes to another site is asked of each page.
    if (tabs.all().some(({ keep }) => !keep)) await judging.load();
    losses.restore(stored.last, new Set(begun.map(({ details }) => details.requestId)));
    intake.resume(begun);
  }

  async function settleQueue(): Promise<void> {
    await ready;
    intake.drain();
  }

  /** What follows from requests has to come after those that are still queued. */
  function afterQueue(act: () => void): void {
    void settleQueue().then(() => {
      act();
      return log.flush(losses.state());
    });
  }

  return {
    ready,
    onRequestEvent: intake.push,
    onTabUrl: (tabId, url) => afterQueue(() => tabs.show(tabId, url)),
    onTabLoaded: (tabId) =>
      afterQueue(() => {
        if (!tabs.has(tabId)) return;
        storageWatch.touch(tabs.get(tabId));
        publisher.pageLoaded(tabs.get(tabId));
      }),
    onTabClosed: (tabId) => afterQueue(() => tabs.close(tabId)),
    onTabReplaced: (added, removed) => afterQueue(() => tabs.replace(added, removed)),
    onCookieChanged(domain) {
      const host = domain.replace(/^\./, '');
      for (const tab of tabs.all()) if (mayBeOneSite(host, hostOf(tab.url))) cookieWatch.touch(tab);
    },
    onAccessChanged: () => afterQueue(() => tabs.all().forEach(publisher.tabChanged)),
    onPort: (port) => server.accept(port),
    onSettings: (stored) => void ready.then(() => settings.take(stored)),
    async settle() {
      await settleQueue();
      await cookieWatch.flush();
      await log.flush(losses.state());
    },
  };
}

function hasSetCookie(exchange: Exchange): boolean {
  return exchange.responseHeaders.some(({ name }) => name.length === 10 && name.toLowerCase() === 'set-cookie');
}

/** False when two hosts are surely of different sites: those of one site share at least their last two labels. */
function mayBeOneSite(one: string, other: string): boolean {
  return lastLabels(one) === lastLabels(other);
}

function lastLabels(host: string): string {
  return host.split('.').slice(-2).join('.');
}
