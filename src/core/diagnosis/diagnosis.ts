import type { Observed, ObservedKind } from '../credential/observed.ts';
import { isLogoutUrl, isSessionResource } from '../flow/words.ts';
import { isPlaceholder } from '../http/authorization.ts';
import { createClocks } from '../http/clock-skew.ts';
import type { Exchange } from '../http/exchange.ts';
import type { SetCookieContext } from '../http/set-cookie-verdict.ts';
import type { PublicSuffixes } from '../http/site.ts';
import type { Case } from './cause.ts';
import { causes } from './causes/index.ts';
import { type CookieTrail, type CookieUse, readCookieTrail, readCookieUse, traceOf } from './cookie-use.ts';
import { type Draft, detectDrafts, detectInside } from './detect.ts';
import type { Failure } from './failure.ts';
import { createJar } from './jar.ts';
import { type Judgement, judgeFailure } from './judge.ts';
import { type Authorization, type Held, isProof, type Known, type PutAway, proofOf, type SignIn } from './known.ts';
import { type Judged, mergeFailures } from './merge.ts';
import { isAuthorizationRequest, isCallback, isTokenRequest } from './places.ts';
import { carriedOf, type Trace, toTrace, weightOf } from './trace.ts';

export interface DiagnosisOptions {
  browser: SetCookieContext['browser'];
  suffixes: PublicSuffixes;
  /** Registrable domain of a host. */
  siteOf(host: string): string;
}

/** What went wrong in a capture, and why. */
export interface Diagnosis {
  /** Takes the next fact; work and memory do not grow with the number seen before. */
  observe(fact: Observed): void;
  /** What went wrong on pages of a site, or on all, the first first. */
  failures(site?: string): Failure[];
  /** Refusals that belong to the course of things, with the reason. */
  expected(site?: string): Failure[];
  /** The cookies of a request: those that went with it, and those that did not, with the reason. */
  cookiesOf(exchange: Exchange, site: string): CookieUse | undefined;
  /** The remembered requests that a cookie went with, and those that went without it though it was there. */
  requestsOf(name: string, value: string): CookieTrail;
  /** Grows when something that matters to a diagnosis was observed. */
  revision(): number;
}

/** Exchanges remembered; images and the like are none of them unless they were refused or set a cookie. */
const MAX_TRACES = 320;
/** Characters that they keep alive, roughly: a page may send headers of any length. */
const MAX_WEIGHT = 2_000_000;
/** So many are remembered however long they are. */
const MIN_TRACES = 32;
const MAX_GROUPS = 160;
const MAX_REMEMBERED = 64;
/** Exchanges that a failure names: the first and the newest. */
const MAX_NAMED = 6;
const IDLE = new Set(['image', 'font', 'stylesheet', 'media', 'script', 'ping']);

interface Group {
  failure: Case;
  site: string;
  first: string[];
  newest: string[];
  /** Judged when what it depends on is about to be forgotten. */
  settled?: Judgement;
}

/** A diagnosis of which nothing was seen yet. */
export function createDiagnosis({ browser, suffixes, siteOf }: DiagnosisOptions): Diagnosis {
  const traces: Trace[] = [];
  const byId = new Map<string, Trace>();
  const groups = new Map<string, Group>();
  const signIns: SignIn[] = [];
  const signOuts: Trace[] = [];
  const held = new Map<string, Held>();
  const authorizations: Authorization[] = [];
  const keySets = new Map<string, { keys: readonly { kid?: string; alg?: string }[]; trace: string }>();
  const stored = new Map<string, { credential: Held['credential']; at: number }>();
  const putAway: PutAway[] = [];
  const placeholders: { origin: string; key: string; value: string }[] = [];
  const jar = createJar({ browser, suffixes, siteOf });
  const clocks = createClocks();
  const weights = new WeakMap<Trace, number>();
  let weight = 0;
  let revision = 0;
  let number = 0;
  let cached: { revision: number; judged: Judged[] } | undefined;
  const known: Known = {
    browser,
    suffixes,
    siteOf,
    traces,
    jar,
    clocks,
    signIns,
    signOuts,
    putAway,
    authorizations,
    keySets,
    placeholders,
    find: (id) => (id === undefined ? undefined : byId.get(id)),
    get held() {
      return [...held.values()];
    },
  };

  function observeExchange(fact: ObservedKind<'exchange'>): void {
    const { exchange } = fact;
    const idle = IDLE.has(exchange.type) && exchange.status < 400 && fact.reading.setCookies.length === 0;
    clocks.observe(exchange);
    if (idle && fact.recorded.length === 0) return;
    const trace = toTrace(fact, siteOf);
    if (!trace) return;
    number = Math.max(number, trace.number);
    revision++;
    remember(trace);
    const events = jar.observe(trace);
    note(trace);
    for (const draft of detectDrafts(trace, events, known)) file(draft);
  }

  function remember(trace: Trace): void {
    byId.set(trace.id, trace);
    const own = weightOf(trace, traces.at(-1));
    weights.set(trace, own);
    weight += own;
    // Requests that overlap end in another order than they began.
    let at = traces.length;
    while (at > 0 && (traces[at - 1] as Trace).number > trace.number) at--;
    traces.splice(at, 0, trace);
    while (traces.length > MAX_TRACES || (weight > MAX_WEIGHT && traces.length > MIN_TRACES)) {
      settle(traces[traces.length >> 1] as Trace);
      const gone = traces.shift() as Trace;
      byId.delete(gone.id);
      weight -= weights.get(gone) ?? 0;
      jar.forget(gone);
    }
  }

  /** What came before a failure is forgotten soon: it is judged while all is there. */
  function settle(trace: Trace): void {
    for (const group of groups.values()) {
      if (group.failure.trace.number <= trace.number) group.settled ??= judgeFailure(group.failure, known, causes);
    }
  }

  function note(trace: Trace): void {
    const kind = isCallback(trace) ? 'response' : trace.submits ? 'submit' : undefined;
    const grant = isTokenRequest(trace) ? trace.fields.get('grant_type') : undefined;
    const token = grant !== undefined && grant !== 'refresh_token' && trace.status < 400;
    if ((kind && trace.status < 400) || token)
      push(signIns, { trace, kind: kind ?? 'token', site: trace.site, pageSite: trace.pageSite });
    const { location, locationFragment } = trace;
    if (
      location &&
      locationFragment.has('state') &&
      (locationFragment.has('code') || locationFragment.has('access_token'))
    ) {
      const site = siteOf(location.hostname);
      push(signIns, { trace, kind: 'token', site, pageSite: site });
    }
    if (isSignOut(trace)) push(signOuts, trace);
    if (isAuthorizationRequest(trace.query)) push(authorizations, readAuthorization(trace));
    for (const one of trace.received) hold(one.credential, trace, trace.origin, trace.pageSite);
    for (const one of trace.sent)
      if (one.place.carrier !== 'cookie') hold(one.credential, trace, trace.origin, trace.pageSite);
  }

  function hold(credential: Held['credential'], trace: Trace | undefined, origin: string, site: string): void {
    if (held.has(credential.id) || !(isProof(credential) || credential.role === 'refresh')) return;
    if (held.size >= MAX_REMEMBERED * 2) held.delete(held.keys().next().value as string);
    held.set(credential.id, { credential, origin, site, number: trace?.number ?? number, ...(trace ? { trace } : {}) });
  }

  function observeBody({ exchange, body, recorded }: ObservedKind<'body'>): void {
    const trace = byId.get(exchange.id);
    if (body.answer?.keys) {
      if (keySets.size >= MAX_REMEMBERED) keySets.delete(keySets.keys().next().value as string);
      keySets.set(trace?.origin ?? exchange.url, { keys: body.answer.keys, trace: exchange.id });
    }
    if (!trace) return;
    revision++;
    trace.bodyLength = body.length;
    const { loginForm: _, ...said } = body.answer ?? {};
    const asks = body.marks?.loginForm === true && !body.marks.signOut;
    if (body.answer || asks) trace.answer = { ...said, ...(asks ? { loginForm: true } : {}) };
    const received = carriedOf(recorded, 'received');
    trace.received.push(...received.slice(0, 16));
    for (const { credential } of received) hold(credential, trace, trace.origin, trace.pageSite);
    const draft = detectInside(trace, known);
    if (draft) file(draft);
  }

  function lookForPutAway({ origin, area, at, recorded }: ObservedKind<'storage'>): void {
    const key = `${origin} ${area}`;
    const now = recorded.find(({ credential }) => isProof(credential))?.credential;
    const before = stored.get(key);
    if (now) {
      const gone = putAway.findLast((one) => one.origin === origin);
      if (gone) gone.back ??= at;
      stored.set(key, { credential: now, at });
    } else if (before) {
      stored.delete(key);
      push(putAway, { credential: before.credential, origin, lay: before.at });
    }
  }

  function file(draft: Draft): void {
    const { kind, trace, rounds } = draft;
    const key = keyOf(draft);
    const group = groups.get(key);
    if (!group) {
      if (groups.size >= MAX_GROUPS) groups.delete(groups.keys().next().value as string);
      const failure: Case = { kind, trace, last: trace, count: rounds ?? 1 };
      if (draft.with) failure.with = draft.with;
      if (draft.name !== undefined) failure.name = draft.name;
      groups.set(key, { failure, site: trace.pageSite || trace.site, first: [trace.id], newest: [] });
      return;
    }
    if (group.failure.last === trace && rounds === undefined) return;
    group.failure.last = draft.with?.at(-1) ?? trace;
    group.failure.count = rounds ?? group.failure.count + 1;
    if (draft.with) group.failure.with = draft.with;
    const id = group.failure.last.id;
    if (group.first.length < MAX_NAMED / 2) group.first.push(id);
    else {
      group.newest.push(id);
      if (group.newest.length > MAX_NAMED / 2) group.newest.shift();
    }
  }

  /** Failures of one kind at one address with the same credentials in the same state of the login are one. */
  function keyOf({ kind, trace, key }: Draft): string {
    if (kind === 'redirect-loop') return `${kind} ${key}`;
    const auth = trace.authorization;
    const token =
      trace.sent.find(({ place }) => place.carrier === 'authorization')?.credential.id ?? auth?.token68?.slice(0, 16);
    const cookies = trace.cookies
      .map(({ name }) => name)
      .sort()
      .join(' ');
    const epoch = `${signIns.length} ${signOuts.length}`;
    return [
      kind,
      key,
      trace.method,
      trace.origin,
      trace.url.pathname,
      trace.status,
      auth?.scheme,
      token,
      proofState(trace),
      cookies.slice(0, 400),
      kind === 'cookie-refused' ? '' : epoch,
      trace.pageSite,
    ].join('\0');
  }

  function judgeAll(): Judged[] {
    if (cached?.revision === revision) return cached.judged;
    const judged = [...groups.values()].map(
      (group): Judged => ({
        failure: group.failure,
        site: group.site,
        ids: [...group.first, ...group.newest],
        judgement: group.settled ?? judgeFailure(group.failure, known, causes),
      }),
    );
    cached = { revision, judged };
    return judged;
  }

  return {
    observe(fact) {
      switch (fact.kind) {
        case 'exchange':
          observeExchange(fact);
          return;
        case 'body':
          observeBody(fact);
          return;
        case 'cookies':
          jar.hold(fact.cookies, fact.at);
          revision++;
          return;
        case 'storage':
          for (const { key, value } of fact.entries.slice(0, 200))
            if (/token|jwt|auth|bearer/i.test(key) && isPlaceholder(value))
              push(placeholders, { origin: fact.origin, key: key.slice(0, 60), value: value.trim() });
          for (const { credential } of fact.recorded) hold(credential, undefined, fact.origin, fact.site);
          lookForPutAway(fact);
          revision++;
          return;
        case 'page':
        case 'secret':
          return;
      }
    },
    failures: (site) =>
      mergeFailures(
        judgeAll().filter((one) => (site === undefined || one.site === site) && one.judgement.expected === undefined),
      ),
    expected: (site) =>
      mergeFailures(
        judgeAll().filter((one) => (site === undefined || one.site === site) && one.judgement.expected !== undefined),
      ),
    cookiesOf(exchange, site) {
      const trace = byId.get(exchange.id) ?? traceOf(exchange, site, siteOf);
      return trace && readCookieUse(trace, known);
    },
    requestsOf: (name, value) => readCookieTrail(name, value, known),
    revision: () => revision,
  };
}

function isSignOut(trace: Trace): boolean {
  if (trace.type === 'preflight' || trace.status >= 400 || trace.status === 0) return false;
  return isLogoutUrl(trace.url) || (trace.method === 'DELETE' && isSessionResource(trace.url));
}

/** The first try of DPoP, without a nonce, is another request than the one with the nonce that was asked for. */
function proofState(trace: Trace): string {
  const claims = proofOf(trace);
  return claims === undefined ? '' : claims.nonce === undefined ? 'no nonce' : 'nonce';
}

function push<Item>(list: Item[], item: Item): void {
  list.push(item);
  if (list.length > MAX_REMEMBERED) list.splice(1, 1);
}

function readAuthorization(trace: Trace): Authorization {
  const get = (name: string): string => trace.query.get(name) ?? '';
  return {
    trace,
    clientId: get('client_id'),
    redirectUri: get('redirect_uri'),
    state: get('state'),
    nonce: get('nonce'),
    scope: get('scope'),
    audience: [get('audience'), get('resource')].filter(Boolean).join(' '),
    responseMode: get('response_mode'),
    responseType: get('response_type'),
    prompt: get('prompt'),
    challenge: get('code_challenge'),
  };
}
