import { type Credential, type CredentialBook, createBook } from '../credential/book.ts';
import { type LifeStep, readLife } from '../credential/life.ts';
import type { Lineage } from '../credential/lineage.ts';
import { createReader } from '../credential/reader.ts';
import { createFlow, type Flow } from '../flow/flow.ts';
import { type Clocks, createClocks } from '../http/clock-skew.ts';
import type { StoredCookie } from '../http/cookie.ts';
import type { Exchange } from '../http/exchange.ts';
import { hostOf, originOf, type PublicSuffixes, siteOf as siteOfHost } from '../http/site.ts';
import type { Finding, RuleContext, Thresholds } from '../rules/rule.ts';
import { createRuleRunner, type RuleRunner, type RuleSetting } from '../rules/runner.ts';
import type { CaptureEvent, ExchangeRow } from './capture.ts';
import { type CookieShelf, createCookieShelf } from './cookie-shelf.ts';
import { credentialsOf, showUrl, toRow } from './exchange-row.ts';
import { type CaptureLimits, createExchangeStore, defaultLimits, type KeptExchange } from './exchange-store.ts';
import type { Gap } from './gap.ts';
import { createGapList } from './gap-list.ts';
import { findHiding, type HiddenRule, type Settings } from './settings.ts';
import { createSiteState, type SiteState } from './site-state.ts';
import { createUnreadBodies } from './unread-bodies.ts';
import { createUntried } from './untried.ts';

export interface CaptureOptions {
  suffixes: PublicSuffixes;
  browser: RuleContext['browser'];
  thresholds?: Partial<Thresholds>;
  /** Rules turned on or off, and severities, as a person set them. */
  settings?: Readonly<Record<string, RuleSetting>>;
  /** Findings a person does not want to see. */
  hidden?: readonly HiddenRule[];
  limits?: Partial<CaptureLimits>;
  /** Response bodies come later, from DevTools: JSON responses whose body never came are counted as a gap. */
  bodiesComeLater?: boolean;
}

/** The bounded state of one tab, or of one HAR file. */
export interface Capture {
  /** Takes an event in; returns the id of the exchange that is new or changed. Its cost does not grow with what is kept. */
  reduce(event: CaptureEvent): string | undefined;
  /** Rows with a number above `after`, oldest first. */
  rows(after: number): ExchangeRow[];
  row(id: string): ExchangeRow | undefined;
  exchange(id: string): Exchange | undefined;
  /** Whether the body of the exchange may hold a token and has not come yet. */
  awaitsBody(id: string): boolean;
  credential(id: string): Credential | undefined;
  credentials(): Iterable<Credential>;
  /** Where a credential came from, lies, and went. */
  life(credential: Credential): LifeStep[];
  lineage(id: string): Lineage | undefined;
  /** The site of the tab first, then the one used last. */
  sites(): SiteState[];
  /** Registrable domain of the page the tab shows; an empty string before anything was seen. */
  mainSite(): string;
  findings(site: string): Finding[];
  /** Findings that a person hid, which `findings` leaves out. */
  hiddenFindings(site: string): HiddenFinding[];
  /** Takes other settings; true when rules may say something else by them, so that all exchanges were read again. */
  configure(settings: Settings): boolean;
  flow(): Flow;
  cookies(): CookieShelf;
  /** How far servers' clocks are from the browser's. */
  clocks(): Clocks;
  gaps(): Gap[];
  /** Exchanges seen, the evicted included, and the time of the first and the last in milliseconds since the epoch. */
  seen(): { exchanges: number; from: number; to: number };
  /** Characters the kept exchanges take. */
  characters(): number;
  /** Registrable domain of a host. */
  siteOf(host: string): string;
  /** Tokens with a MAC whose secret nobody has tried to guess, those that came since the last call. */
  takeUntried(): Credential[];
  /** Forgets everything; names of credentials start anew. */
  clear(): void;
}

/** A finding that is not shown, with the reason a person gave. */
export interface HiddenFinding {
  finding: Finding;
  reason: string;
}

/** A page may show many sites one after the other; the state of those not used for longest goes. */
const MAX_SITES = 50;

/** An empty capture. */
export function createCapture(options: CaptureOptions): Capture {
  const limits: CaptureLimits = { ...defaultLimits, ...options.limits };
  const siteCache = new Map<string, string>();
  let { thresholds = {}, settings = {}, hidden = [] } = options;
  let state = createState();

  function siteOf(host: string): string {
    const known = siteCache.get(host);
    if (known !== undefined) return known;
    const site = siteOfHost(host, options.suffixes);
    if (siteCache.size >= 2000) siteCache.clear();
    siteCache.set(host, site);
    return site;
  }

  function siteOfOrigin(origin: string): string {
    const known = siteCache.get(origin);
    if (known !== undefined) return known;
    const site = siteOf(hostOf(origin));
    siteCache.set(origin, site);
    return site;
  }

  function createState() {
    const book: CredentialBook = createBook({ siteOf });
    const flow = createFlow({ siteOf });
    const rules: RuleRunner = createRuleRunner({
      thresholds,
      settings,
      browser: options.browser,
      siteOf,
      credentials: () => book.all(),
      flow,
    });
    return {
      reader: createReader(),
      book,
      rules,
      flow,
      store: createExchangeStore(limits),
      cookies: createCookieShelf(options),
      clocks: createClocks(),
      gaps: createGapList(),
      unread: createUnreadBodies(),
      untried: createUntried(),
      sites: new Map<string, SiteState>(),
      mainSite: '',
      firstDocument: false,
      seen: { exchanges: 0, from: 0, to: 0 },
    };
  }

  function siteState(site: string): SiteState {
    const known = state.sites.get(site);
    if (known) {
      // A Map keeps the order of insertion, so the site used last is moved to the end.
      state.sites.delete(site);
      state.sites.set(site, known);
      return known;
    }
    if (state.sites.size >= MAX_SITES) {
      for (const name of state.sites.keys()) {
        if (name === state.mainSite) continue;
        state.sites.delete(name);
        state.rules.forget(name);
        break;
      }
    }
    const created = createSiteState(site, { siteOf, flow: state.flow });
    state.sites.set(site, created);
    return created;
  }

  function reduceExchange(exchange: Exchange): string {
    const isNew = state.store.get(exchange.id) === undefined;
    const site = siteOf(hostOf(exchange.pageUrl ?? '') || hostOf(exchange.initiator ?? '') || hostOf(exchange.url));
    if (isNew) note(exchange, site);
    const kept = state.store.put(exchange, site);
    if (!kept.analysed && isComplete(exchange)) {
      if (options.bodiesComeLater) state.unread.expect(exchange);
      analyse(kept);
    }
    return exchange.id;
  }

  function note(exchange: Exchange, site: string): void {
    const { seen } = state;
    seen.exchanges += 1;
    if (seen.from === 0 || exchange.startedAt < seen.from) seen.from = exchange.startedAt;
    seen.to = Math.max(seen.to, exchange.endedAt ?? exchange.startedAt);
    if (state.mainSite === '' || (!state.firstDocument && exchange.type === 'document')) state.mainSite = site;
    if (exchange.type === 'document') state.firstDocument = true;
  }

  function analyse(kept: KeptExchange): void {
    const { exchange, site } = kept;
    const reading = state.reader.read(exchange);
    const recorded = state.book.record(exchange, reading);
    state.cookies.ask(exchange, recorded);
    state.untried.observe(recorded);
    state.clocks.observe(exchange);
    const ofSite = siteState(site);
    state.flow.observe(exchange, reading, recorded);
    ofSite.observe(exchange, reading, recorded, siteOf(hostOf(exchange.url)) === site);
    state.rules.observe(exchange, reading, recorded, site);
    kept.analysed = true;
    kept.authBytes = reading.authBytes;
    kept.sent = credentialsOf(recorded, 'sent');
    kept.received = credentialsOf(recorded, 'received');
    kept.shownUrl = showUrl(exchange.url, recorded);
  }

  function reduceBody(event: Extract<CaptureEvent, { kind: 'body' }>): string | undefined {
    const known = state.store.get(event.exchangeId);
    state.unread.arrived(event.exchangeId);
    if (!known || known.exchange.responseBody || event.text === '') return undefined;
    const responseBody = {
      mediaType: event.mediaType,
      text: event.text,
      ...(event.truncated ? { truncated: true } : {}),
    };
    const { unseen, ...rest } = known.exchange;
    const still = unseen?.filter((fact) => fact !== 'response-body') ?? [];
    const exchange: Exchange = { ...rest, responseBody, ...(still.length > 0 ? { unseen: still } : {}) };
    const kept = state.store.put(exchange, known.site);
    if (kept.analysed) {
      // The headers were read when they came: read only what is new, so that nothing is counted twice.
      const bodyOnly: Exchange = { ...exchange, requestHeaders: [], responseHeaders: [] };
      delete bodyOnly.requestBody;
      const reading = state.reader.read(bodyOnly);
      const fromBody = reading.found.filter((found) => found.direction === 'received');
      const recorded = state.book.record(bodyOnly, { ...reading, found: fromBody });
      state.flow.observe(bodyOnly, { ...reading, found: fromBody }, recorded);
      siteState(kept.site).observeLate(exchange, recorded);
      state.untried.observe(recorded);
      state.rules.observeBody(exchange, { ...reading, found: fromBody }, recorded, kept.site);
      kept.received = [...new Set([...kept.received, ...credentialsOf(recorded, 'received')])];
    }
    return event.exchangeId;
  }

  function reduceCookies(origin: string, listed: StoredCookie[], at: number): void {
    const cookies = listed.map(withRealExpiry);
    const recorded = state.book.recordStored(cookies, origin, at);
    const site = siteOf(hostOf(origin));
    state.cookies.hold(origin, recorded, at);
    state.rules.observeStored(cookies, origin, site, at, recorded);
    siteState(site).observeStored(origin, recorded);
  }

  function reducePage(url: string, at: number): void {
    const site = siteState(state.mainSite);
    site.addOrigin(originOf(url));
    const recorded = state.book.recordPage(url, at);
    if (recorded.length > 0) site.observeStored(originOf(url), recorded);
  }

  function reduceStorage(event: Extract<CaptureEvent, { kind: 'storage' }>): void {
    const recorded = state.book.recordStorage(event);
    const site = siteOf(hostOf(event.origin));
    state.rules.observeStorage(recorded, site, event.at, event);
    siteState(site).observeStored(event.origin, recorded);
  }

  return {
    reduce(event) {
      switch (event.kind) {
        case 'exchange':
          return reduceExchange(event.exchange);
        case 'body':
          return reduceBody(event);
        case 'cookies':
          reduceCookies(event.origin, event.cookies, event.at);
          return undefined;
        case 'storage':
          reduceStorage(event);
          return undefined;
        case 'weak-secret': {
          const credential = state.book.get(event.credential);
          if (credential === undefined) return undefined;
          credential.weakSecret = event.found;
          state.rules.observeCredential(credential);
          return undefined;
        }
        case 'navigation':
          state.mainSite = siteOf(hostOf(event.url));
          state.firstDocument = true;
          if (state.mainSite !== '') reducePage(event.url, event.at);
          return undefined;
        case 'gap':
          state.gaps.add(event.gap);
          return undefined;
      }
    },
    rows: (after) => state.store.after(after).map(toRow),
    row(id) {
      const kept = state.store.get(id);
      return kept && toRow(kept);
    },
    exchange: (id) => state.store.get(id)?.exchange,
    awaitsBody: (id) => state.unread.isAwaited(id),
    credential: (id) => state.book.get(id),
    credentials: () => state.book.all(),
    life: (credential) => readLife(credential, { siteOf: siteOfOrigin, standing: state.book.standing }),
    lineage: (id) => state.book.lineage(id),
    sites() {
      const main = state.sites.get(state.mainSite);
      const others = [...state.sites.values()].filter((site) => site !== main).reverse();
      return main ? [main, ...others] : others;
    },
    mainSite: () => state.mainSite,
    findings(site) {
      const all = state.rules.findings(site);
      return hidden.length === 0 ? all : all.filter((finding) => findHiding(finding, site, hidden) === undefined);
    },
    hiddenFindings(site) {
      if (hidden.length === 0) return [];
      return state.rules.findings(site).flatMap((finding) => {
        const hiding = findHiding(finding, site, hidden);
        return hiding ? [{ finding, reason: hiding.reason }] : [];
      });
    },
    configure(next) {
      hidden = next.hidden;
      const same = isSame(thresholds, next.thresholds) && isSame(settings, next.rules);
      thresholds = next.thresholds;
      settings = next.rules;
      if (same) return false;
      const { store, gaps, unread, mainSite, firstDocument, seen } = state;
      state = { ...createState(), store, gaps, unread, mainSite, firstDocument, seen };
      for (const kept of store.after(0)) if (kept.analysed) analyse(kept);
      return true;
    },
    flow: () => state.flow,
    cookies: () => state.cookies,
    clocks: () => state.clocks,
    gaps() {
      const gaps = [...state.gaps.all(), ...state.unread.gaps()];
      const count = state.store.evicted();
      if (count === 0) return gaps;
      const text = 'Old requests were dropped to stay within the memory limit. What was learnt from them is kept.';
      return [...gaps, { kind: 'evicted', text, count }];
    },
    seen: () => ({ ...state.seen }),
    characters: () => state.store.characters(),
    siteOf,
    takeUntried: () => state.untried.take(),
    clear() {
      const site = state.mainSite;
      state = createState();
      state.mainSite = site;
    },
  };
}

function isSame(one: object, other: object): boolean {
  const sorted = (record: object) => JSON.stringify(Object.entries(record).sort());
  return sorted(one) === sorted(other);
}

/** An expiry that is no time is none: a report is written with dates in it. */
function withRealExpiry(cookie: StoredCookie): StoredCookie {
  if (cookie.expires === undefined || Number.isFinite(cookie.expires)) return cookie;
  const { expires: _, ...rest } = cookie;
  return rest;
}

/** A request still on its way is listed, and read once its response is there, so that each is counted once. */
function isComplete(exchange: Exchange): boolean {
  return exchange.endedAt !== undefined || exchange.status !== 0 || exchange.error !== undefined;
}
