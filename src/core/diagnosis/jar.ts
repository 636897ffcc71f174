import type { CookiePair, SetCookie, StoredCookie } from '../http/cookie.ts';
import { judgeSetCookie } from '../http/judge-set-cookie.ts';
import { isDomainMatch, isPathMatch } from '../http/match.ts';
import { cookieExpiry } from '../http/parse-set-cookie.ts';
import type { JudgedCookie, SetCookieContext, SetCookieVerdict } from '../http/set-cookie-verdict.ts';
import { isLocalHost, type PublicSuffixes } from '../http/site.ts';
import { isCrossSite, slimTrace, type Trace } from './trace.ts';

/** Something that happened to a cookie. Its identity is name, domain, path and partition. */
export interface CookieEvent {
  kind: 'set' | 'deleted' | 'refused' | 'stored';
  name: string;
  value: string;
  at: number;
  /** Order in the capture. */
  number: number;
  /** Undefined for what the browser's store was found to hold. */
  trace?: Trace;
  set?: SetCookie;
  verdict?: SetCookieVerdict;
  cookie?: JudgedCookie;
  /** Site of the page it was set under, of a partitioned cookie. */
  partition?: string;
  identity: string;
}

/** Why the browser did not send a cookie that it holds. */
export type WithheldReason =
  | 'host-only'
  | 'domain'
  | 'path'
  | 'secure'
  | 'same-site'
  | 'expired'
  | 'partition'
  | 'third-party'
  | 'credentials'
  | 'unknown';

/** A cookie that was set before, and did not go with a request. */
export interface Withheld {
  event: CookieEvent;
  reason: WithheldReason;
  /** Two reasons are possible, and nothing tells them apart. */
  or?: WithheldReason;
}

/** The cookies of a capture, as their Set-Cookie fields and the browser's store tell. */
export interface Jar {
  observe(trace: Trace): CookieEvent[];
  hold(cookies: readonly StoredCookie[], at: number): void;
  /** An exchange is remembered no more: what it did to cookies stays, with no more of it than that needs. */
  forget(trace: Trace): void;
  /** Everything that happened to cookies of a name, in order. */
  history(name: string): readonly CookieEvent[];
  /** Cookies that could have gone with a request and did not, by what was set before it; of all names, or of one. */
  withheld(trace: Trace, name?: string): Withheld[];
  /** Cookies that the browser holds just before a request, whatever host they are for; of all names, or of one. */
  alive(before: Trace, name?: string): CookieEvent[];
  names(): Iterable<string>;
}

export interface JarOptions {
  browser: SetCookieContext['browser'];
  suffixes: PublicSuffixes;
  siteOf(host: string): string;
}

const MAX_NAMES = 600;
const MAX_EVENTS = 32;
/** Characters of all fields and values remembered: a field may be longer than any cookie that a browser takes. */
const MAX_CHARACTERS = 524_288;

/** An empty jar. */
export function createJar({ browser, suffixes, siteOf }: JarOptions): Jar {
  const events = new Map<string, CookieEvent[]>();
  let order = 0;
  let characters = 0;

  function add(event: CookieEvent): void {
    characters += lengthOf(event);
    const known = events.get(event.name);
    if (!known) {
      if (events.size >= MAX_NAMES) forgetOldest();
      events.set(event.name, [event]);
    } else {
      known.push(event);
      // The first tells where it began, the newest what is there now.
      if (known.length > MAX_EVENTS) for (const gone of known.splice(1, 1)) characters -= lengthOf(gone);
    }
    while (characters > MAX_CHARACTERS && events.size > 1) forgetOldest();
  }

  function forgetOldest(): void {
    for (const [name, gone] of events) {
      for (const event of gone) characters -= lengthOf(event);
      events.delete(name);
      return;
    }
  }

  function read(trace: Trace, set: SetCookie): CookieEvent {
    const topLevel = trace.type === 'document';
    const context: SetCookieContext = {
      url: trace.url.href,
      browser,
      now: trace.end,
      suffixes,
      topLevel,
      ...(trace.pageSite === '' ? {} : { pageUrl: `https://${trace.pageSite}/` }),
    };
    const verdict = judgeSetCookie(set, context);
    const { cookie } = verdict;
    const end = cookieExpiry(set, trace.end);
    const gone = end !== undefined && end <= trace.end;
    const event: CookieEvent = {
      kind: cookie === undefined ? 'refused' : gone ? 'deleted' : 'set',
      name: set.name,
      value: set.value,
      at: trace.end,
      number: trace.number,
      trace,
      set,
      verdict,
      identity: '',
    };
    if (cookie) {
      event.cookie = cookie;
      if (cookie.partitioned) event.partition = trace.pageSite;
    }
    event.identity = identityOf(set.name, cookie, event.partition);
    return event;
  }

  /** Clear-Site-Data takes the cookies of the registrable domain, those of other hosts in it too. */
  function clear(trace: Trace): void {
    for (const name of [...events.keys()]) {
      for (const event of aliveOf(name, { number: trace.number })) {
        if (event.cookie && siteOf(event.cookie.domain) === trace.site)
          add({ ...event, kind: 'deleted', value: '', at: trace.end, number: trace.number, trace });
      }
    }
  }

  function aliveOf(name: string, before: { number: number }): CookieEvent[] {
    const current = new Map<string, CookieEvent>();
    for (const event of events.get(name) ?? []) {
      if (event.kind === 'refused' || event.number >= before.number) continue;
      if (event.kind === 'deleted') current.delete(event.identity);
      else current.set(event.identity, event);
    }
    return [...current.values()];
  }

  return {
    observe(trace) {
      order = trace.number;
      if (clearsCookies(trace)) clear(trace);
      const added = trace.setCookies.slice(0, 64).map((set) => read(trace, set));
      for (const event of added) add(event);
      return added;
    },
    hold(cookies, at) {
      for (const one of cookies.slice(0, 400)) {
        const cookie: JudgedCookie = {
          domain: one.domain.replace(/^\./, ''),
          hostOnly: one.hostOnly,
          path: one.path,
          secure: one.secure,
          httpOnly: one.httpOnly,
          sameSite: one.sameSite,
          ...(one.expires === undefined ? {} : { expires: one.expires }),
        };
        const partition = one.partition === undefined ? undefined : hostOfPartition(one.partition, siteOf);
        const identity = identityOf(one.name, cookie, partition);
        const known = events
          .get(one.name)
          ?.findLast((event) => event.identity === identity && event.kind !== 'refused');
        if (known && known.kind !== 'deleted' && known.value === one.value) continue;
        add({
          kind: 'stored',
          name: one.name,
          value: one.value,
          at,
          number: order,
          cookie,
          identity,
          ...(partition === undefined ? {} : { partition }),
        });
      }
    },
    forget(trace) {
      const names = clearsCookies(trace) ? events.keys() : trace.setCookies.map(({ name }) => name);
      let slim: Trace | undefined;
      for (const name of names)
        for (const event of events.get(name) ?? []) if (event.trace === trace) event.trace = slim ??= slimTrace(trace);
    },
    history: (name) => events.get(name) ?? [],
    names: () => events.keys(),
    alive: (before, only) =>
      (only === undefined ? [...events.keys()] : [only]).flatMap((name) => aliveOf(name, before)),
    withheld(trace, only) {
      if (trace.unseen.includes('credential-headers') || trace.unseen.includes('request-headers')) return [];
      const found: Withheld[] = [];
      for (const name of only === undefined ? events.keys() : [only]) {
        const sent = trace.cookies.filter((pair) => pair.name === name);
        for (const event of aliveOf(name, trace)) {
          // An answer that came in while this request was on its way is too late for it.
          if (event.trace && event.trace.end > trace.at + 2) continue;
          if (isSent(sent, event)) continue;
          const why = reasonOf(trace, event, sent.length > 0);
          if (why) found.push({ event, ...why });
        }
      }
      return found;
    },
  };

  function reasonOf(
    trace: Trace,
    { cookie, partition, at }: CookieEvent,
    same: boolean,
  ): Omit<Withheld, 'event'> | undefined {
    if (!cookie) return undefined;
    const { host } = trace;
    if (cookie.hostOnly ? host !== cookie.domain : !isDomainMatch(host, cookie.domain)) {
      // A cookie of another site has nothing to do with the request.
      if (siteOf(host) !== siteOf(cookie.domain) && !isSameMachine(host, cookie.domain)) return undefined;
      return { reason: cookie.hostOnly ? 'host-only' : 'domain' };
    }
    if (cookie.expires !== undefined && cookie.expires <= trace.at) return { reason: 'expired' };
    if (!isPathMatch(trace.url.pathname, cookie.path)) return { reason: 'path' };
    const secure = trace.url.protocol === 'https:' || trace.url.protocol === 'wss:' || isLocalHost(host);
    if (cookie.secure && !secure) return { reason: 'secure' };
    // One of its name went along, so that another value is a matter of what the store holds.
    if (same) return undefined;
    if (partition !== undefined && partition !== trace.pageSite) return { reason: 'partition' };
    const cross = isCrossSite(trace, siteOf);
    if (cross && !allowsCrossSite(cookie, at, trace, browser)) return { reason: 'same-site' };
    const scripted = trace.type === 'fetch' || trace.type === 'other';
    const noneAsked = trace.cookies.length === 0 && scripted && isForeign(trace);
    const embedded = trace.pageSite !== '' && trace.pageSite !== trace.site && trace.type !== 'document';
    if (embedded && partition === undefined)
      return noneAsked && !sayCredentials(trace)
        ? { reason: 'credentials', or: 'third-party' }
        : { reason: 'third-party' };
    if (noneAsked) return { reason: 'credentials' };
    return { reason: 'unknown' };
  }
}

function lengthOf({ name, value, set }: CookieEvent): number {
  return set ? set.raw.length : name.length + value.length;
}

function clearsCookies({ response, url }: Trace): boolean {
  const asked = response.get('clear-site-data')?.join(', ') ?? '';
  return /"(?:cookies|\*)"/.test(asked) && (url.protocol === 'https:' || isLocalHost(url.hostname));
}

/** The answer grants credentials, so that a page that asks with them can read it. */
function sayCredentials(trace: Trace): boolean {
  return trace.response.get('access-control-allow-credentials')?.[0]?.trim() === 'true';
}

function isForeign(trace: Trace): boolean {
  return trace.pageOrigin !== '' && trace.pageOrigin !== trace.origin;
}

function isSent(sent: readonly CookiePair[], event: CookieEvent): boolean {
  return sent.some(({ value }) => value === event.value);
}

/** SameSite (RFC 6265bis section 5.8.3): Lax goes with top-level navigations by safe methods, and for two minutes after it was set without a word with POST too. */
function allowsCrossSite(
  cookie: JudgedCookie,
  at: number,
  trace: Trace,
  browser: SetCookieContext['browser'],
): boolean {
  if (cookie.sameSite === 'None') return true;
  if (cookie.sameSite === 'unspecified' && browser === 'firefox') return true;
  if (cookie.sameSite === 'Strict') return false;
  if (cookie.sameSite === 'unspecified' && trace.type === 'document' && trace.at - at < 120_000) return true;
  return trace.type === 'document' && /^(?:GET|HEAD|OPTIONS|TRACE)$/.test(trace.method);
}

function isSameMachine(host: string, other: string): boolean {
  return isLocalHost(host) && isLocalHost(other);
}

function identityOf(name: string, cookie: JudgedCookie | undefined, partition: string | undefined): string {
  if (!cookie) return `${name}\0refused`;
  return `${name}\0${cookie.hostOnly ? '' : '.'}${cookie.domain}\0${cookie.path}\0${partition ?? ''}`;
}

function hostOfPartition(partition: string, siteOf: (host: string) => string): string {
  try {
    return siteOf(new URL(partition).hostname);
  } catch {
    return partition;
  }
}
