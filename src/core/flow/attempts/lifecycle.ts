import type { ObservedKind } from '../../credential/observed.ts';
import { setCookieIdentity } from '../../http/cookie-identity.ts';
import { detach } from '../../http/detach.ts';
import { getHeader } from '../../http/header.ts';
import { isCleared } from '../../http/parse-set-cookie.ts';
import type { FlowView } from '../parameters.ts';
import { isLoginUrl } from '../words.ts';

/** One value of a cookie by which a site may know the browser. */
export interface Generation {
  credential: string;
  /** It names a session that the server keeps, rather than saying by itself who somebody is. */
  isId: boolean;
  isSession: boolean;
  /** What the cookie is for, as known by now: what it does later may show that it is none of a session. */
  source: { readonly role: string };
  /** The requests that carried it first and last. */
  first?: { exchange: string; number: number };
  last?: { exchange: string; number: number; at: number; status: number };
  /** The answer that set it, in milliseconds since the epoch. */
  set?: { exchange: string; number: number; at: number };
  /** The newest request with it that was not refused. */
  letIn?: Moment;
  /** The first one since then that was refused for who asks, not for what is asked. */
  refused?: Moment;
}

/** A request, and when it began in milliseconds since the epoch. */
export interface Moment {
  exchange: string;
  number: number;
  at: number;
}

/** A Set-Cookie field: which cookie it was about, and whether it deleted it. */
export interface CookieChange {
  identity: string;
  cleared: boolean;
  exchange: string;
  number: number;
}

/** A request that carried what may prove an identity, after a sign-out. */
export interface Use {
  exchange: string;
  number: number;
  at: number;
  status: number;
  /** It was refused, or led to where one signs in. */
  refused: boolean;
  endpoint: string;
  credentials: readonly string[];
}

/** What is remembered of the cookies of one site. */
export interface CookieLife {
  byName: ReadonlyMap<string, readonly Generation[]>;
  changes: ReadonlyMap<string, readonly CookieChange[]>;
  uses: readonly Use[];
  /** Endpoints that refused what did not carry those. */
  closed: ReadonlySet<string>;
  /** Exchanges whose answers cleared all cookies. */
  wiped: ReadonlySet<string>;
}

interface State {
  byName: Map<string, Generation[]>;
  changes: Map<string, CookieChange[]>;
  uses: Use[];
  closed: Set<string>;
  wiped: Set<string>;
}

/** Follows the cookies by which sites know a browser: set, sent, replaced, deleted. */
export interface Lifecycle {
  observe(fact: ObservedKind<'exchange'>, view: FlowView): void;
  of(site: string): CookieLife | undefined;
}

const MAX_SITES = 24;
const MAX_NAMES = 40;
const MAX_GENERATIONS = 6;
const MAX_CHANGES = 8;
const MAX_USES = 24;
const MAX_CLOSED = 120;
const ROLES = new Set(['session', 'access', 'id', 'remember-me', 'refresh']);

/** Nothing followed yet. */
export function createLifecycle(siteOf: (host: string) => string): Lifecycle {
  const sites = new Map<string, State>();

  function stateOf(site: string): State {
    let state = sites.get(site);
    if (!state) {
      if (sites.size >= MAX_SITES) sites.delete(sites.keys().next().value as string);
      state = { byName: new Map(), changes: new Map(), uses: [], closed: new Set(), wiped: new Set() };
      sites.set(site, state);
    }
    return state;
  }

  function observe({ exchange, reading, recorded }: ObservedKind<'exchange'>, view: FlowView): void {
    const sent: string[] = [];
    const refused = isUnknownThere(view);
    let state: State | undefined;
    for (const { credential, found } of recorded) {
      const { carrier, name } = found.place;
      if (!ROLES.has(credential.role) || credential.kind === 'plain') continue;
      if (carrier === 'authorization' && found.direction === 'sent') sent.push(credential.id);
      if (carrier !== 'cookie' && carrier !== 'set-cookie') continue;
      state ??= stateOf(siteOf(view.url.hostname));
      const one = generationOf(state, detach(name), credential.id, credential);
      if (!one) continue;
      const at = { exchange: exchange.id, number: exchange.number };
      if (carrier === 'set-cookie') one.set ??= { ...at, at: exchange.endedAt ?? exchange.startedAt };
      else {
        sent.push(credential.id);
        one.first ??= at;
        one.last = { ...at, at: exchange.startedAt, status: exchange.status };
        noteAnswer(one, { ...at, at: exchange.startedAt }, exchange.status, refused);
      }
    }
    noteChanges(exchange, reading.setCookies, view);
    noteUse(view, sent);
  }

  function noteChanges(
    exchange: FlowView['exchange'],
    fields: ObservedKind<'exchange'>['reading']['setCookies'],
    view: FlowView,
  ): void {
    if (fields.length === 0 && !getHeader(exchange.responseHeaders, 'clear-site-data')) return;
    const state = stateOf(siteOf(view.url.hostname));
    const now = exchange.endedAt ?? exchange.startedAt;
    for (const cookie of fields.slice(0, 50)) {
      const name = detach(cookie.name);
      const list = state.changes.get(name) ?? [];
      if (!state.changes.has(name)) {
        if (state.changes.size >= MAX_NAMES) continue;
        state.changes.set(name, list);
      }
      const cleared = isCleared(cookie, now);
      list.push({
        identity: setCookieIdentity(cookie, exchange.url),
        cleared,
        exchange: exchange.id,
        number: exchange.number,
      });
      if (list.length > MAX_CHANGES) list.splice(1, 1);
    }
    if (
      /["*]?(?:cookies|\*)"?/.test(getHeader(exchange.responseHeaders, 'clear-site-data') ?? '') &&
      state.wiped.size < MAX_USES
    )
      state.wiped.add(exchange.id);
  }

  function noteUse({ exchange, url, origin, location }: FlowView, sent: string[]): void {
    const denied = exchange.status === 401 || exchange.status === 403;
    if (sent.length === 0 && !denied) return;
    const state = stateOf(siteOf(url.hostname));
    const endpoint = `${exchange.method} ${origin}${url.pathname}`;
    if (sent.length === 0) {
      if (state.closed.size < MAX_CLOSED) state.closed.add(endpoint);
      return;
    }
    const refused = denied || (location !== undefined && isLoginUrl(location));
    state.uses.push({
      exchange: exchange.id,
      number: exchange.number,
      at: exchange.startedAt,
      status: exchange.status,
      refused,
      endpoint,
      credentials: sent,
    });
    if (state.uses.length > MAX_USES) state.uses.shift();
  }

  return {
    observe,
    of(site) {
      const state = sites.get(site);
      if (!state) return undefined;
      const byName = new Map<string, Generation[]>();
      for (const [name, list] of state.byName) {
        const still = list.filter(({ source }) => ROLES.has(source.role));
        if (still.length > 0) byName.set(name, still);
      }
      return { ...state, byName };
    },
  };
}

/** Whether an answer says that it does not know who asks: 401, what frameworks have for an ended session, the way to where one signs in. */
function isUnknownThere({ exchange: { status }, location }: FlowView): boolean {
  return status === 401 || status === 419 || status === 440 || (location !== undefined && isLoginUrl(location));
}

function noteAnswer(one: Generation, moment: Moment, status: number, refused: boolean): void {
  if (refused) {
    if (one.letIn) one.refused ??= moment;
  } else if (status >= 200 && status < 400 && moment.number > (one.letIn?.number ?? 0)) {
    one.letIn = moment;
    delete one.refused;
  }
}

function generationOf(
  state: State,
  name: string,
  credential: string,
  source: { readonly kind: string; readonly role: string },
): Generation | undefined {
  let list = state.byName.get(name);
  if (!list) {
    if (state.byName.size >= MAX_NAMES) return undefined;
    list = [];
    state.byName.set(name, list);
  }
  const known = list.find((one) => one.credential === credential);
  if (known) return known;
  const isId = source.kind === 'session-id' || source.kind === 'opaque';
  const created: Generation = { credential, isId, isSession: source.role === 'session', source };
  list.push(created);
  if (list.length > MAX_GENERATIONS) list.splice(1, 1);
  return created;
}
