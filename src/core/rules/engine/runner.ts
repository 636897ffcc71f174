import type { Credential, Recorded } from '../../credential/book.ts';
import type { Observed, ObservedKind } from '../../credential/observed.ts';
import type { Exchange } from '../../http/exchange.ts';
import { isDeletion } from '../../http/parse-set-cookie.ts';
import { hostOf, isPublicSuffix, originOf, parseUrl } from '../../http/site.ts';
import { rules as allRules } from '../index.ts';
import type { Rule, RuleContext, SubjectKind, Subjects } from '../rule.ts';
import { DEFAULT_THRESHOLDS } from '../thresholds.ts';
import { type AlikeExchanges, createAlikeExchanges } from './alike.ts';
import { createAuthorizationLog } from './authorization-log.ts';
import type { Sight } from './entry.ts';
import { createFindingStore, type FindingStore } from './finding-store.ts';
import { createHstsHosts } from './hsts.ts';
import type { FindingSettings, RuleRunner, RuleRunnerOptions, RunnerProblem } from './runner-model.ts';
import {
  aboutCookie,
  aboutCredential,
  aboutOrigin,
  createRecord,
  type SubjectRecord,
  setCookieSubject,
} from './subject.ts';
import { createSubjectRecords, type SubjectRecords } from './subject-records.ts';
import type { ListOptions } from './to-finding.ts';

export type { FindingSettings, RuleRunner, RuleRunnerOptions, RuleSetting } from './runner-model.ts';

/** So long after a logout storage is looked at again. */
const SETTLE_MS = 3000;
/** Names of storage entries looked at. */
const MAX_ENTRIES = 200;

interface SiteRules {
  store: FindingStore;
  records: SubjectRecords;
  alike: AlikeExchanges;
  states: Map<Rule, unknown>;
  /** When the last logout was answered, in milliseconds since the epoch. */
  loggedOutAt?: number;
}

/** Runs the rules over what a capture sees, and keeps what they detect by site. All rules run; settings count when findings are read. */
export function createRuleRunner(options: RuleRunnerOptions): RuleRunner {
  const bySubject = new Map<SubjectKind, Rule[]>();
  for (const rule of options.rules ?? allRules)
    bySubject.set(rule.subject, [...(bySubject.get(rule.subject) ?? []), rule]);
  const hsts = createHstsHosts();
  const sites = new Map<string, SiteRules>();
  const log = createAuthorizationLog();
  const shared = new Map<Rule, unknown>();
  const failed = new Map<string, number>();
  const hasHsts = options.hasHsts ?? hsts.has;
  const context: RuleContext = {
    now: 0,
    browser: options.browser ?? 'unknown',
    siteOf: options.siteOf,
    isPublicSuffix: (host) => isPublicSuffix(host, options.siteOf),
    hasHsts,
    credentials: options.credentials ?? (() => []),
    authorizations: log.all,
    flow: options.flow ?? { attempts: () => [], logouts: () => [], logins: () => [] },
  };

  function rulesOf(site: string): SiteRules {
    const known = sites.get(site);
    if (known) return known;
    const store = createFindingStore();
    const states = new Map<Rule, unknown>();
    const records = createSubjectRecords(store, (record, which) => run(store, states, record, which));
    const created: SiteRules = { store, records, states, alike: createAlikeExchanges() };
    sites.set(site, created);
    return created;
  }

  function stateOf(rule: Rule, ofSite: Map<Rule, unknown>): unknown {
    if (rule.createState === undefined) return undefined;
    const states = rule.shared ? shared : ofSite;
    let state = states.get(rule);
    if (state === undefined) {
      state = rule.createState();
      states.set(rule, state);
    }
    return state;
  }

  function run(
    store: FindingStore,
    states: Map<Rule, unknown>,
    record: SubjectRecord,
    which: (rule: Rule) => boolean,
  ): Sight[] {
    const sights: Sight[] = [];
    context.now = record.at;
    for (const rule of bySubject.get(record.kind) ?? []) {
      if (!which(rule)) continue;
      for (const detected of check(rule, record.subject, stateOf(rule, states))) {
        const sight = store.add(rule, detected, record.about, record);
        if (sight !== undefined) sights.push(sight);
      }
    }
    return sights;
  }

  function check(rule: Rule, subject: Subjects[SubjectKind], state: unknown) {
    try {
      return rule.check(subject, context, state);
    } catch {
      failed.set(rule.id, (failed.get(rule.id) ?? 0) + 1);
      return [];
    }
  }

  function handCredential(
    { records }: SiteRules,
    { credential, sighting }: Recorded,
    now: number,
    exchange?: Exchange,
  ): void {
    const status = exchange === undefined ? 0 : Math.floor(exchange.status / 100);
    const { carrier, name, path } = sighting.place;
    const where = `${sighting.direction} ${carrier} ${name} ${path ?? ''} ${sighting.origin} ${status}`;
    const subject: Subjects['credential'] = { credential, sighting };
    if (exchange !== undefined) subject.exchange = exchange;
    const record = {
      ...createRecord('credential', subject, aboutCredential(credential, sighting), now, exchange),
      role: credential.role,
    };
    records.hand(`${credential.id} ${where} ${latenessOf(credential, now)}`, record, `${credential.lineage} ${where}`);
  }

  function handSetCookie({ records }: SiteRules, subject: Subjects['set-cookie'], origin: string): void {
    const { cookie, exchange, role } = subject;
    records.hand(`cookie ${origin} ${cookie.name} ${cookie.domain ?? ''} ${cookie.path ?? ''}`, {
      ...createRecord('set-cookie', subject, aboutCookie(cookie, origin), exchange.startedAt, exchange),
      text: cookie.raw,
      role,
    });
  }

  function observeExchange({ exchange, reading, recorded, site }: ObservedKind<'exchange'>): void {
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
    const sights = run(at.store, at.states, record, (rule) => rule.body !== true);
    at.alike.note(
      exchange,
      recorded,
      sights.map(({ entry }) => entry),
    );
  }

  function observeBody({ exchange, body, recorded, site }: ObservedKind<'body'>): void {
    const url = parseUrl(exchange.url);
    if (url === undefined) return;
    const at = rulesOf(site);
    for (const one of recorded) handCredential(at, one, exchange.startedAt, exchange);
    const reading = { found: body.found, cookies: [], setCookies: [], authBytes: 0 };
    const subject = { exchange, reading, recorded, url, site, body };
    const about = aboutOrigin('exchange', originOf(exchange.url));
    const record = createRecord('exchange', subject, about, exchange.startedAt, exchange);
    run(at.store, at.states, record, (rule) => rule.body !== undefined && rule.body !== false);
  }

  function observeStorage({ origin, area, entries: seen, recorded, site, at: now }: ObservedKind<'storage'>): void {
    const at = rulesOf(site);
    for (const one of recorded) handCredential(at, one, now);
    const entries = seen.slice(0, MAX_ENTRIES).map(({ key, value, length = value.length }) => ({ key, length }));
    const subject: Subjects['page-storage'] = { origin, host: hostOf(origin), site, area, entries, recorded };
    if (at.loggedOutAt !== undefined) subject.loggedOutAt = at.loggedOutAt;
    const record = createRecord('page-storage', subject, aboutOrigin('page-storage', origin), now);
    // After a logout a page is given a moment to clear up, so it is looked at again.
    const logout = at.loggedOutAt === undefined ? '' : `${at.loggedOutAt} ${now - at.loggedOutAt > SETTLE_MS}`;
    const ids = recorded.map(({ credential }) => credential.id);
    record.text = [logout, ...entries.map(({ key, length }) => `${key}${length}`), ...ids].join('\n');
    at.records.hand(`storage ${origin} ${area}`, record);
  }

  function observeCookies({ cookies, origin, recorded, site, at: now }: ObservedKind<'cookies'>): void {
    const at = rulesOf(site);
    const jar = { origin, host: hostOf(origin), site, cookies, recorded };
    const record = createRecord('cookie-jar', jar, aboutOrigin('cookie-jar', origin), now);
    record.text = [String(cookies.length), ...recorded.map(({ credential }) => credential.id)].join(' ');
    at.records.hand(`jar ${origin}`, record);
  }

  /** What was learnt of a credential by itself concerns the rules that are about nothing else. */
  function observeSecret({ credential }: ObservedKind<'secret'>): void {
    for (const { store, states, records } of sites.values()) {
      const [record] = records.about(credential);
      if (record?.kind === 'credential')
        record.sights.push(...run(store, states, record, (rule) => rule.onSecret === true));
    }
  }

  function observe(fact: Observed): void {
    switch (fact.kind) {
      case 'exchange':
        observeExchange(fact);
        break;
      case 'body':
        observeBody(fact);
        break;
      case 'storage':
        observeStorage(fact);
        break;
      case 'cookies':
        observeCookies(fact);
        break;
      case 'secret':
        observeSecret(fact);
        break;
      case 'page':
        break;
    }
    if (fact.changed.length > 0) for (const { records } of sites.values()) records.judgeAgain(fact.changed);
  }

  function problems(): RunnerProblem[] {
    const found: RunnerProblem[] = [...failed].map(([id, count]) => ({
      code: 'rule-failed',
      message: `The rule ${id} failed; its findings are incomplete.`,
      count,
    }));
    const count = [...sites.values()].reduce((sum, { store }) => sum + store.leftOut(), 0);
    if (count > 0)
      found.push({ code: 'findings-left-out', message: 'There were more findings than are kept of one site.', count });
    return found;
  }

  return {
    observe,
    findings: (site, settings = {}) => sites.get(site)?.store.list(listOptions(settings, hasHsts)) ?? [],
    hasFindings: (site) => (sites.get(site)?.store.size() ?? 0) > 0,
    concerned() {
      const ids = new Set<string>();
      for (const { store } of sites.values())
        for (const { subject } of store.entries()) if (subject.credential !== undefined) ids.add(subject.credential);
      return ids;
    },
    problems,
    forget: (site) => void sites.delete(site),
  };
}

function listOptions({ thresholds, rules = {} }: FindingSettings, hasHsts: ListOptions['hasHsts']): ListOptions {
  return {
    hasHsts,
    thresholds: { ...DEFAULT_THRESHOLDS, ...thresholds },
    isOff: ({ id, off }) => (rules[id] === undefined ? off === true : rules[id] === 'off'),
    severityOf(id) {
      const setting = rules[id];
      return setting === 'on' || setting === 'off' ? undefined : setting;
    },
  };
}

/** How late a token is sent, in steps that double: each is judged once, whatever leeway a person grants. */
function latenessOf({ expiresAt }: Credential, now: number): number {
  if (expiresAt === undefined || now <= expiresAt) return 0;
  return Math.ceil(Math.log2(1 + (now - expiresAt) / 1000));
}
