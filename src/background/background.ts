import { type Capture, createCapture } from '../core/capture/create-capture.ts';
import type { Exchange } from '../core/http/exchange.ts';
import { createPublicSuffixes } from '../core/http/site.ts';
import { buildReport } from '../core/report/build.ts';
import { browserHmac } from '../platform/browser-hmac.ts';
import type { CookieSource } from '../platform/cookies.ts';
import type { PageStorage } from '../platform/page-storage.ts';
import { createPortServer, type PortServer } from '../platform/port-server.ts';
import type { SettingsStorage } from '../platform/settings.ts';
import type { SessionStorage } from '../platform/storage-session.ts';
import type { PortLike } from '../platform/wire.ts';
import type { AccessState } from './access.ts';
import type { BadgeText } from './badge.ts';
import { createCookieWatch } from './cookies.ts';
import { createJoiner } from './exchanges.ts';
import { createHandlers } from './handlers.ts';
import { readParameters } from './parameters.ts';
import { createPersistence } from './persistence.ts';
import { createPublisher } from './publisher.ts';
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
const NO_SETTINGS: SettingsStorage = { read: async () => undefined, write: async () => false };

/** Starts the background: what earlier workers stored is read back while events already queue up. */
export function createBackground(options: BackgroundOptions): Background {
  const { now } = options;
  const joiner = createJoiner();
  let queue: RawEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let suffixes = createPublicSuffixes('');
  const settings = createSettingsKeeper(options.settings ?? NO_SETTINGS, (changed) => {
    for (const tab of tabs.all()) {
      tab.capture.observe({ kind: 'settings', settings: changed });
      publisher.reportChanged(tab);
    }
  });
  const persistence = createPersistence({
    storage: options.storage,
    onEvicted(captureId, count) {
      const tab = tabs.all().find((one) => one.captureId === captureId);
      if (!tab) return;
      tab.evicted += count;
      persistence.putTab(toRecord(tab));
    },
  });
  const tabs = createTabs({
    now,
    createCapture: (): Capture => {
      const registrableDomain = (host: string) => suffixes.registrableDomain(host);
      const { thresholds, rules, hidden } = settings.current();
      return createCapture({
        suffixes: { registrableDomain },
        browser: options.browser,
        thresholds,
        settings: rules,
        hidden,
        bodiesComeLater: true,
      });
    },
    onExchange(tab, exchange) {
      publisher.rowChanged(tab, exchange.id);
      if (!isFinished(exchange)) return;
      persistence.add(tab.captureId, exchange);
      if (hasSetCookie(exchange)) cookieWatch.touch(tab);
      storageWatch.touch(tab);
      if (options.loadSecrets) trials.touch(tab);
    },
    onTab(tab) {
      persistence.putTab(toRecord(tab));
      publisher.tabChanged(tab);
      cookieWatch.touch(tab);
    },
    onForget(tab) {
      persistence.forget(tab.captureId);
      if (!tabs.has(tab.tabId)) persistence.forgetTab(tab.tabId);
    },
  });
  const changed = (tab: Tab) => publisher.reportChanged(tab);
  const cookieWatch = createCookieWatch({ source: options.cookies, onRead: changed, now });
  const storageWatch = createStorageWatch({
    read: options.readPageStorage,
    isWatched: (tab) => server.isWanted(tab.tabId, 'report'),
    onRead: changed,
    now,
  });
  const trials = createSecretTrials<Tab>({
    load: options.loadSecrets ?? (async () => ''),
    hmac: browserHmac,
    onFound: changed,
  });
  const handlers = createHandlers({
    tabs,
    now,
    ready: settleQueue,
    readAccess: options.readAccess,
    onChange: changed,
    onClear,
    settings,
    ...(options.openOptions ? { openOptions: options.openOptions } : {}),
  });
  const server: PortServer = createPortServer({
    handlers,
    readParameters,
    onSubscribe: (tabId) => void ready.then(() => storageWatch.touch(tabs.get(tabId))),
    ...(options.isTrusted ? { isTrusted: options.isTrusted } : {}),
  });
  const publisher = createPublisher({
    server,
    showBadge: options.showBadge,
    report: (tab) => buildReport(tab.capture, { now: now(), source: 'live' }),
    state: (tab) => handlers['capture.state']({ tabId: tab.tabId }),
    now,
  });
  const ready = start();

  async function start(): Promise<void> {
    const [text, restored, open] = await Promise.all([
      options.loadSuffixes(),
      persistence.restore(),
      options.openTabs(),
      settings.load(),
    ]);
    suffixes = createPublicSuffixes(text);
    const openIds = new Set(open.map(({ tabId }) => tabId));
    const owned = new Set<number>();
    for (const record of restored.tabs) {
      if (!openIds.has(record.tabId)) {
        persistence.forgetTab(record.tabId);
        continue;
      }
      owned.add(record.captureId);
      tabs.restore(record, restored.exchanges.get(record.captureId) ?? []);
    }
    for (const captureId of restored.exchanges.keys()) if (!owned.has(captureId)) persistence.forget(captureId);
    for (const { tabId, url } of open) tabs.know(tabId, url);
  }

  function drain(): void {
    clearTimeout(timer);
    timer = undefined;
    const events = queue;
    queue = [];
    for (const event of events) joiner.add(event);
    for (const draft of joiner.takeChanged()) tabs.deliver(draft);
    void persistence.flush();
  }

  async function settleQueue(): Promise<void> {
    await ready;
    drain();
  }

  function onClear(tab: Tab): void {
    server.publish(tab.tabId, 'cleared', {});
    publisher.tabChanged(tab);
    void persistence.flush();
  }

  /** What follows from requests has to come after those that are still queued. */
  function afterQueue(act: () => void): void {
    void settleQueue().then(() => {
      act();
      return persistence.flush();
    });
  }

  return {
    ready,
    onRequestEvent(event) {
      queue.push(event);
      timer ??= setTimeout(() => void settleQueue(), options.batchMs ?? BATCH_MS);
    },
    onTabUrl: (tabId, url) => afterQueue(() => tabs.show(tabId, url)),
    onTabLoaded: (tabId) => afterQueue(() => tabs.has(tabId) && storageWatch.touch(tabs.get(tabId))),
    onTabClosed: (tabId) => afterQueue(() => tabs.close(tabId)),
    onTabReplaced: (added, removed) => afterQueue(() => tabs.replace(added, removed)),
    onCookieChanged(domain) {
      const host = domain.replace(/^\./, '');
      for (const tab of tabs.all()) if (tab.capture.siteOf(host) === tab.capture.mainSite()) cookieWatch.touch(tab);
    },
    onAccessChanged: () => afterQueue(() => tabs.all().forEach(publisher.tabChanged)),
    onPort: (port) => server.accept(port),
    onSettings: (stored) => void ready.then(() => settings.take(stored)),
    async settle() {
      await settleQueue();
      await cookieWatch.flush();
      await persistence.flush();
    },
  };
}

function toRecord({ tabId, captureId, url, keep, paused, evicted }: Tab) {
  return { tabId, captureId, url, keep, paused, evicted };
}

function isFinished(exchange: Exchange): boolean {
  return exchange.endedAt !== undefined;
}

function hasSetCookie(exchange: Exchange): boolean {
  return exchange.responseHeaders.some(({ name }) => name.length === 10 && name.toLowerCase() === 'set-cookie');
}
