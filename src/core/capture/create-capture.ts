import { digestBody } from '../credential/body-digest.ts';
import { type Credential, createBook } from '../credential/book.ts';
import { type LifeStep, readLife } from '../credential/life.ts';
import type { Lineage } from '../credential/lineage.ts';
import type { Observed } from '../credential/observed.ts';
import { type CredentialFact, createObserver, siteOfExchange } from '../credential/observer.ts';
import type { CookieTrail, CookieUse } from '../diagnosis/cookie-use.ts';
import { createDiagnosis } from '../diagnosis/diagnosis.ts';
import type { Failure } from '../diagnosis/failure.ts';
import { followFailures } from '../diagnosis/follow.ts';
import type { Attempt } from '../flow/attempts/model.ts';
import { createFlow, type Flow } from '../flow/flow.ts';
import { type Clocks, createClocks } from '../http/clock-skew.ts';
import type { StoredCookie } from '../http/cookie.ts';
import { detach } from '../http/detach.ts';
import type { Exchange } from '../http/exchange.ts';
import { hostOf, type PublicSuffixes, siteOf as siteOfHost } from '../http/site.ts';
import { createRuleRunner, type RuleSetting } from '../rules/engine/runner.ts';
import type { Finding, RuleContext, Thresholds } from '../rules/rule.ts';
import { type CookieShelf, createCookieShelf } from './cookie-shelf.ts';
import { credentialsOf, showUrl, toRow } from './exchange-row.ts';
import { type CaptureLimits, createExchangeStore, defaultLimits, type KeptExchange } from './exchange-store.ts';
import type { Fact } from './fact.ts';
import { type Gap, gapsOfLimits } from './gap.ts';
import { createGapList } from './gap-list.ts';
import { createKeyShelf, type KeyShelf } from './key-shelf.ts';
import type { ExchangeRow } from './row.ts';
import { findHiding, type HiddenRule, type Settings } from './settings.ts';
import type { SiteState } from './site-state.ts';
import { createSites } from './sites.ts';
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

/** The bounded state of one tab, or of one HAR file: what was learnt from facts in order. */
export interface Capture {
  /** Takes the next fact in; returns the id of the exchange that is new or changed. Its cost does not grow with what is kept. */
  observe(fact: Fact): string | undefined;
  /** Rows with a number above `after`, oldest first; at most `limit`. */
  rows(after: number, limit?: number): ExchangeRow[];
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
  /** What is wrong now, by the settings in force: what was put right since is in `pastFindings`. */
  findings(site: string): Finding[];
  pastFindings(site: string): Finding[];
  /** What went wrong on pages of a site, and why. */
  failures(site: string): Failure[];
  /** Refusals that belong to the course of things, with the reason. */
  expected(site: string): Failure[];
  /** The cookies that went with an exchange, and those that did not. */
  cookieUse(id: string): CookieUse | undefined;
  /** The exchanges that a cookie with this value went with, and those that went without it. */
  cookieTrail(name: string, value: string): CookieTrail;
  /** Findings that a person hid, which `findings` leaves out. */
  hiddenFindings(site: string): HiddenFinding[];
  /** Attempts to sign in, to renew and to sign out at a site, with their steps and checks, the newest first. */
  attempts(site: string): Attempt[];
  flow(): Flow;
  cookies(): CookieShelf;
  /** Public keys that were seen. */
  keys(): KeyShelf;
  /** How far servers' clocks are from the browser's. */
  clocks(): Clocks;
  gaps(): Gap[];
  /** Those of them that a source told; the others follow from what was observed. */
  toldGaps(): Gap[];
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

/** An empty capture. */
export function createCapture(options: CaptureOptions): Capture {
  const limits: CaptureLimits = { ...defaultLimits, ...options.limits };
  const siteCache = new Map<string, string>();
  let settings: Settings = {
    thresholds: options.thresholds ?? {},
    rules: options.settings ?? {},
    hidden: options.hidden ?? [],
  };
  let state = createState();

  function siteOf(host: string): string {
    const known = siteCache.get(host);
    if (known !== undefined) return known;
    const site = siteOfHost(host, options.suffixes);
    if (siteCache.size >= 2000) siteCache.clear();
    siteCache.set(detach(host), site);
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
    const book = createBook({
      siteOf,
      needed: () => new Set([...sites.all()].flatMap(({ facts }) => [...facts.restsOn()]).concat(...rules.concerned())),
      onEvicted({ id }) {
        for (const site of sites.all()) site.forget(id);
      },
    });
    const flow = createFlow({ siteOf });
    const rules = createRuleRunner({ browser: options.browser, siteOf, credentials: () => book.all(), flow });
    const sites = createSites({
      siteOf,
      flow,
      isNeeded: (site) => site === state.mainSite || rules.hasFindings(site),
      onLeftOut: rules.forget,
    });
    return {
      observer: createObserver({ book, siteOf }),
      book,
      rules,
      flow,
      diagnosis: createDiagnosis({ browser: options.browser, suffixes: options.suffixes, siteOf }),
      sites,
      store: createExchangeStore(limits),
      cookies: createCookieShelf(options),
      clocks: createClocks(),
      keys: createKeyShelf(),
      gaps: createGapList(),
      unread: createUnreadBodies(),
      untried: createUntried(),
      mainSite: '',
      firstDocument: false,
      seen: { exchanges: 0, from: 0, to: 0 },
    };
  }

  /** Every layer takes the fact through its one door, each after those it rests on. */
  function learn(fact: CredentialFact): Observed | undefined {
    const observed = state.observer.observe(fact);
    if (observed === undefined) return undefined;
    state.cookies.observe(observed);
    state.untried.observe(observed);
    state.keys.observe(observed);
    if (observed.kind === 'exchange') state.clocks.observe(observed.exchange);
    state.flow.observe(observed);
    if (observed.site !== '') state.sites.get(observed.site).observe(observed);
    state.rules.observe(observed);
    state.diagnosis.observe(observed);
    return observed;
  }

  function observeExchange({ responseBody, ...exchange }: Exchange): string {
    const isNew = state.store.get(exchange.id) === undefined;
    const site = siteOfExchange(exchange, siteOf);
    if (isNew) note(exchange, site);
    const kept = state.store.put(exchange, site);
    if (!kept.analysed && isComplete(exchange)) {
      if (options.bodiesComeLater && !responseBody) state.unread.expect(exchange);
      analyse(kept);
    }
    if (responseBody && responseBody.text !== '') observeBody(exchange.id, digestBody(responseBody));
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
    const observed = learn({ kind: 'exchange', exchange: kept.exchange });
    if (observed?.kind !== 'exchange') return;
    kept.analysed = true;
    kept.authBytes = observed.reading.authBytes;
    kept.sent = credentialsOf(observed.recorded, 'sent');
    kept.received = credentialsOf(observed.recorded, 'received');
    kept.shownUrl = showUrl(kept.exchange.url, observed.recorded);
    const early = kept.earlyBody;
    delete kept.earlyBody;
    if (early) observeBody(kept.exchange.id, early);
  }

  function observeBody(exchangeId: string, body: KeptExchange['earlyBody'] & object): string | undefined {
    const kept = state.store.get(exchangeId);
    state.unread.arrived(exchangeId);
    if (!kept || kept.exchange.body) return undefined;
    if (!kept.analysed) {
      kept.earlyBody = body;
      return undefined;
    }
    const { unseen, ...rest } = kept.exchange;
    const still = unseen?.filter((fact) => fact !== 'response-body') ?? [];
    const { mediaType, length, truncated } = body;
    const exchange: Exchange = { ...rest, body: { mediaType, length, ...(truncated ? { truncated } : {}) } };
    if (still.length > 0) exchange.unseen = still;
    state.store.put(exchange, kept.site);
    const observed = learn({ kind: 'body', exchange: kept.exchange, body });
    if (observed) kept.received = [...new Set([...kept.received, ...credentialsOf(observed.recorded, 'received')])];
    return exchangeId;
  }

  function showPage(url: string, at: number): void {
    state.mainSite = siteOf(hostOf(url));
    state.firstDocument = true;
    if (state.mainSite !== '') learn({ kind: 'page', url, at });
  }

  function allFindings(site: string): Finding[] {
    return state.rules.findings(site, settings);
  }

  /** The site of the page that the tab shows; without any page the one that requests with a credential go to. */
  function mainSite(): string {
    return state.firstDocument ? state.mainSite : state.sites.mostAsked(state.mainSite);
  }

  return {
    observe(fact) {
      switch (fact.kind) {
        case 'exchange':
          return observeExchange(fact.exchange);
        case 'body':
          return observeBody(fact.exchangeId, fact.body);
        case 'no-body':
          state.unread.arrived(fact.exchangeId);
          return undefined;
        case 'devtools':
          state.unread.setOpen(fact.open, fact.at);
          return undefined;
        case 'page':
          showPage(fact.url, fact.at);
          return undefined;
        case 'gap':
          state.gaps.add(fact.gap);
          return undefined;
        case 'settings':
          settings = fact.settings;
          return undefined;
        case 'cookies':
          learn({ ...fact, cookies: fact.cookies.map(withRealExpiry) });
          return undefined;
        case 'storage':
          state.gaps.settleStorage(fact.origin);
          learn(fact);
          return undefined;
        default:
          learn(fact);
          return undefined;
      }
    },
    rows: (after, limit) => state.store.after(after, limit).map(toRow),
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
    sites: () => state.sites.list(mainSite()),
    mainSite,
    findings: (site) =>
      followFailures(
        allFindings(site).filter((finding) => isShown(finding, site) && !finding.putRight),
        state.diagnosis.failures(site),
        settings.rules,
      ),
    pastFindings: (site) => allFindings(site).filter((finding) => isShown(finding, site) && finding.putRight),
    failures: (site) => state.diagnosis.failures(site),
    expected: (site) => state.diagnosis.expected(site),
    cookieUse(id) {
      const kept = state.store.get(id);
      return kept && state.diagnosis.cookiesOf(kept.exchange, kept.site);
    },
    cookieTrail: (name, value) => state.diagnosis.requestsOf(name, value),
    hiddenFindings(site) {
      const { hidden } = settings;
      if (hidden.length === 0) return [];
      return allFindings(site).flatMap((finding) => {
        const hiding = findHiding(finding, site, hidden);
        return hiding ? [{ finding, reason: hiding.reason }] : [];
      });
    },
    attempts: (site) => state.flow.sequences(site),
    flow: () => state.flow,
    cookies: () => state.cookies,
    clocks: () => state.clocks,
    keys: () => state.keys,
    toldGaps: () => state.gaps.all(),
    gaps: () => [
      ...state.gaps.all(),
      ...state.unread.gaps(),
      ...gapsOfLimits({
        exchanges: state.store.evicted(),
        credentials: state.book.evicted(),
        sites: state.sites.leftOut(),
      }),
      ...state.rules.problems().map(({ code, message, count }) => ({ kind: code, text: message, count })),
    ],
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

  function isShown(finding: Finding, site: string): boolean {
    const { hidden } = settings;
    return hidden.length === 0 || findHiding(finding, site, hidden) === undefined;
  }
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
