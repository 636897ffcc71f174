import type { Credential, Recorded, StorageSeen } from '../credential/book.ts';
import type { Problem } from '../credential/credential.ts';
import type { ExchangeReading } from '../credential/read.ts';
import type { StoredCookie } from '../http/cookie.ts';
import type { Exchange } from '../http/exchange.ts';
import { isDeletion } from '../http/parse-set-cookie.ts';
import { hostOf, originOf, parseUrl } from '../http/site.ts';
import { createAuthorizationLog } from './authorization-log.ts';
import { countSeen, createFindingStore, type Entry, type FindingStore } from './finding-store.ts';
import { createHstsHosts } from './hsts.ts';
import { rules as allRules, type RuleId } from './index.ts';
import type { Finding, Rule, RuleContext, Severity, SubjectKind, Subjects } from './rule.ts';
import type { RuleRunner, RuleRunnerOptions, RuleSetting } from './runner-model.ts';
import {
  aboutCookie,
  aboutCredential,
  aboutOrigin,
  createRecord,
  credentialOf,
  hasState,
  type SubjectRecord,
  setCookieSubject,
  takeRole,
} from './subject.ts';
import { DEFAULT_THRESHOLDS } from './thresholds.ts';

export type { RuleRunner, RuleRunnerOptions, RuleSetting } from './runner-model.ts';

/** Things remembered of one site, oldest forgotten first; a forgotten thing that comes again is only checked again. */
const MAX_RECORDS = 1000;
/** The one rule that is about what is learnt of a credential by itself. */
const WEAK_SECRET: RuleId = 'jwt-weak-hmac-secret';
/** So long after a logout storage is looked at again. */
const SETTLE_MS = 3000;
/** Names of storage entries looked at. */
const MAX_ENTRIES = 200;
/** The store is written after the response is handed out: a cookie that is not in it sooner than this is not yet missing. */
const STORE_DELAY_MS = 100;

interface SiteRules {
  store: FindingStore;
  records: Map<string, SubjectRecord>;
  states: Map<Rule, unknown>;
  /** When the last logout was answered, in milliseconds since the epoch. */
  loggedOutAt?: number;
}

/** Runs the rules over what a capture sees, and keeps their findings by site. */
export function createRuleRunner(options: RuleRunnerOptions): RuleRunner {
  const settings = options.settings ?? {};
  const active = (options.rules ?? allRules).filter((rule) => isActive(rule, settings[rule.id]));
  const bySubject = new Map<SubjectKind, Rule[]>();
  for (const rule of active) bySubject.set(rule.subject, [...(bySubject.get(rule.subject) ?? []), rule]);
  const hsts = createHstsHosts();
  const sites = new Map<string, SiteRules>();
  const log = createAuthorizationLog();
  const shared = new Map<Rule, unknown>();
  const failed = new Set<string>();
  const hasHsts = options.hasHsts ?? hsts.has;
  const context: RuleContext = {
    now: 0,
    browser: options.browser ?? 'unknown',
    thresholds: { ...DEFAULT_THRESHOLDS, ...options.thresholds },
    siteOf: options.siteOf,
    // A name under a public suffix is a site of its own; under any other host it belongs to the host's site.
    isPublicSuffix: (host) => options.siteOf(`a.${host}`) === `a.${host}`,
    hasHsts,
    credentials: options.credentials ?? (() => []),
    authorizations: log.all,
    flow: options.flow ?? { attempts: () => [], logouts: () => [] },
  };

  function rulesOf(site: string): SiteRules {
    let found = sites.get(site);
    if (found === undefined) {
      found = { store: createFindingStore(), records: new Map(), states: new Map() };
      sites.set(site, found);
    }
    return found;
  }

  function stateOf(at: SiteRules, rule: Rule): unknown {
    if (rule.createState === undefined) return undefined;
    const states = rule.shared ? shared : at.states;
    let state = states.get(rule);
    if (state === undefined) {
      state = rule.createState();
      states.set(rule, state);
    }
    return state;
  }

  function run(at: SiteRules, record: SubjectRecord, which: (rule: Rule) => boolean): void {
    context.now = record.at;
    for (const rule of bySubject.get(record.kind) ?? []) {
      if (!which(rule)) continue;
      for (const detected of check(rule, record.subject, stateOf(at, rule))) {
        const entry = at.store.add(rule, detected, record.about, record);
        if (entry !== undefined && !record.entries.includes(entry)) record.entries.push(entry);
      }
    }
  }

  function check(rule: Rule, subject: Subjects[SubjectKind], state: unknown) {
    try {
      return rule.check(subject, context, state);
    } catch {
      failed.add(rule.id);
      return [];
    }
  }

  /** Hands a thing over when it is new, or judged by another text or role; else only counts it. */
  function hand(at: SiteRules, key: string, record: SubjectRecord): void {
    const known = at.records.get(key);
    if (known !== undefined && known.text === record.text && known.role === record.role) {
      if (record.last === undefined || known.last === record.last) return;
      known.count++;
      known.last = record.last;
      for (const entry of known.entries) countSeen(entry, { count: 1, last: record.last });
      return;
    }
    if (known === undefined && at.records.size >= MAX_RECORDS) {
      const oldest = at.records.keys().next();
      if (!oldest.done) at.records.delete(oldest.value);
    }
    if (known !== undefined) record.entries.push(...known.entries.filter(({ rule }) => hasState(rule)));
    at.records.set(key, record);
    run(at, record, all);
  }

  function handCredential(at: SiteRules, { credential, sighting }: Recorded, now: number, exchange?: Exchange): void {
    const expired = isExpired(credential, now, context.thresholds.clockLeewaySeconds) ? 'expired' : '';
    const status = exchange === undefined ? 0 : Math.floor(exchange.status / 100);
    const { carrier, name, path } = sighting.place;
    const key = `credential ${credential.id} ${sighting.direction} ${carrier} ${name} ${path ?? ''} ${sighting.origin} ${status} ${expired}`;
    const subject: Subjects['credential'] = { credential, sighting };
    if (exchange !== undefined) subject.exchange = exchange;
    const about = aboutCredential(credential, sighting);
    hand(at, key, {
      ...createRecord('credential', subject, about, now, exchange),
      role: credential.role,
    });
  }

  function handSetCookie(at: SiteRules, subject: Subjects['set-cookie'], origin: string): void {
    const { cookie, exchange, role } = subject;
    hand(at, `cookie ${origin} ${cookie.name} ${cookie.domain ?? ''} ${cookie.path ?? ''}`, {
      ...createRecord('set-cookie', subject, aboutCookie(cookie, origin, 'set-cookie'), exchange.startedAt, exchange),
      text: cookie.raw,
      role,
    });
  }

  function observe(exchange: Exchange, reading: ExchangeReading, recorded: readonly Recorded[], site: string): void {
    const url = parseUrl(exchange.url);
    if (url === undefined) return;
    const at = rulesOf(site);
    const origin = originOf(exchange.url);
    hsts.observe(exchange);
    log.observe(exchange, url);
    if (context.flow.logouts(site).at(-1)?.exchange === exchange.id)
      at.loggedOutAt = exchange.endedAt ?? exchange.startedAt;
    for (const one of recorded) handCredential(at, one, exchange.startedAt, exchange);
    for (const cookie of reading.setCookies) {
      if (isDeletion(cookie, exchange.endedAt ?? exchange.startedAt)) continue;
      handSetCookie(at, setCookieSubject(cookie, recorded, exchange, url), origin);
    }
    const subject = { exchange, reading, recorded, url, site };
    const record = createRecord('exchange', subject, aboutOrigin('exchange', origin), exchange.startedAt, exchange);
    const hasBody = exchange.responseBody !== undefined;
    run(at, record, (rule) => hasBody || !rule.body);
  }

  function observeBody(exchange: Exchange, reading: ExchangeReading, recorded: readonly Recorded[], site: string) {
    const url = parseUrl(exchange.url);
    if (url === undefined) return;
    const at = rulesOf(site);
    for (const one of recorded) handCredential(at, one, exchange.startedAt, exchange);
    const subject = { exchange, reading, recorded, url, site };
    const about = aboutOrigin('exchange', originOf(exchange.url));
    run(at, createRecord('exchange', subject, about, exchange.startedAt, exchange), (rule) => rule.body === true);
  }

  function observeStorage(recorded: readonly Recorded[], site: string, now: number, seen?: StorageSeen): void {
    const at = rulesOf(site);
    for (const one of recorded) handCredential(at, one, now);
    if (seen === undefined) return;
    const { origin, area } = seen;
    const entries = seen.entries.slice(0, MAX_ENTRIES).map(({ key, value }) => ({ key, length: value.length }));
    const subject: Subjects['page-storage'] = { origin, host: hostOf(origin), site, area, entries, recorded };
    if (at.loggedOutAt !== undefined) subject.loggedOutAt = at.loggedOutAt;
    const record = createRecord('page-storage', subject, aboutOrigin('page-storage', origin), now);
    // After a logout a page is given a moment to clear up, so it is looked at again.
    const logout = at.loggedOutAt === undefined ? '' : `${at.loggedOutAt} ${now - at.loggedOutAt > SETTLE_MS}`;
    const ids = recorded.map(({ credential }) => credential.id);
    record.text = [logout, ...entries.map(({ key, length }) => `${key}${length}`), ...ids].join('\n');
    hand(at, `storage ${origin} ${area}`, record);
  }

  function observeStored(
    cookies: readonly StoredCookie[],
    origin: string,
    site: string,
    now: number,
    recorded: readonly Recorded[] = [],
  ): void {
    const at = rulesOf(site);
    const jar = { origin, host: hostOf(origin), site, cookies, recorded };
    const record = createRecord('cookie-jar', jar, aboutOrigin('cookie-jar', origin), now);
    record.text = [String(cookies.length), ...recorded.map(({ credential }) => credential.id)].join(' ');
    hand(at, `jar ${origin}`, record);
    for (const record of [...at.records.values()]) {
      if (record.kind !== 'set-cookie' || now - record.at < STORE_DELAY_MS) continue;
      const subject = record.subject as Subjects['set-cookie'];
      if (originOf(subject.exchange.url) !== origin) continue;
      const stored = cookies.find(({ name }) => name === subject.cookie.name);
      const about = aboutCookie(subject.cookie, origin, 'stored-cookie');
      hand(at, `stored ${record.about.identity}`, {
        ...createRecord('stored-cookie', stored ? { ...subject, stored } : subject, about, record.at, subject.exchange),
        text: stored === undefined ? subject.cookie.raw : '',
      });
    }
  }

  function observeCredential(credential: Credential): void {
    for (const at of sites.values()) {
      for (const record of at.records.values()) {
        if (record.kind === 'credential' && credentialOf(record) === credential) {
          run(at, record, (rule) => rule.id === WEAK_SECRET);
          break;
        }
      }
    }
  }

  /** Things whose role has become clearer since they were judged are judged again, and what was found by the old role goes. */
  function judgeAgain(at: SiteRules): void {
    const changed = new Set<SubjectRecord>();
    const withdrawn = new Set<Entry>();
    for (const record of at.records.values()) {
      if (!takeRole(record)) continue;
      changed.add(record);
      for (const entry of record.entries) if (!hasState(entry.rule)) withdrawn.add(entry);
    }
    if (changed.size === 0) return;
    for (const entry of withdrawn) at.store.remove(entry);
    for (const record of at.records.values()) {
      if (!changed.has(record) && !record.entries.some((entry) => withdrawn.has(entry))) continue;
      record.entries = record.entries.filter((entry) => !withdrawn.has(entry));
      // What a rule remembers has this subject in it already.
      run(at, record, (rule) => !hasState(rule));
    }
  }

  function findings(site: string): Finding[] {
    const at = sites.get(site);
    if (at === undefined) return [];
    judgeAgain(at);
    return at.store.list({ hasHsts, severityOf: (id) => severityOf(settings[id]) });
  }

  function problems(): Problem[] {
    const found = [...failed].map((id) => ({
      code: 'rule-failed',
      message: `The rule ${id} failed; its findings are incomplete.`,
    }));
    const left = [...sites.values()].reduce((sum, { store }) => sum + store.leftOut(), 0);
    if (left > 0)
      found.push({ code: 'findings-left-out', message: `${left} findings beyond the limit were not kept.` });
    return found;
  }

  return {
    observe,
    observeBody,
    observeStorage,
    observeStored,
    observeCredential,
    findings,
    problems,
    forget(site) {
      if (site !== undefined) sites.delete(site);
      else {
        sites.clear();
        shared.clear();
      }
    },
  };
}

const all = () => true;

function isActive(rule: Rule, setting: RuleSetting | undefined): boolean {
  return setting === undefined ? rule.off !== true : setting !== 'off';
}

function severityOf(setting: RuleSetting | undefined): Severity | undefined {
  return setting === 'on' || setting === 'off' ? undefined : setting;
}

function isExpired(credential: Credential, now: number, leewaySeconds: number): boolean {
  return credential.expiresAt !== undefined && now > credential.expiresAt + leewaySeconds * 1000;
}
