import type { CookiePair, SetCookie } from '../http/cookie.ts';
import { byteLength } from '../http/header.ts';
import { isHiddenValue } from '../http/hidden-value.ts';
import type { Found, Problem } from './credential.ts';
import { createFoundWithJson, createHidden, findInJson } from './found.ts';
import { classifyCookie, isIdentityRole } from './roles.ts';

/** Chunk suffixes of frameworks that split long cookies, the longest first: `__0`, `_0`, `.0`, `C1`. */
const CHUNK = /^(.+?)(__|_|\.|C)(\d{1,2})$/;
/** ASP.NET Core writes the number of its chunks into the cookie without suffix. */
const CHUNKS_OF = /^chunks-?:?(\d{1,2})$/;

interface Chunk {
  pair: CookiePair;
  index: number;
}

/** A cookie as one value, with the chunks it came in. */
export interface JoinedCookie {
  name: string;
  value: string;
  chunks?: string[];
  problems: Problem[];
  bytes: number;
}

/**
 * Joins cookies that a framework split (`name.0`, `name.1` …). Numbers must begin at 0 or 1; of a number that is missing the
 * chunks after it are left over and named as orphans. Cookies that only look numbered stay as they are.
 */
export function joinChunks(pairs: readonly CookiePair[]): JoinedCookie[] {
  const groups = new Map<string, Chunk[]>();
  for (const pair of pairs) {
    const match = CHUNK.exec(pair.name);
    if (!match || pair.name.length > 256) continue;
    const key = `${match[1]}\0${match[2]}`;
    const group = groups.get(key);
    const chunk = { pair, index: Number(match[3]) };
    if (group) group.push(chunk);
    else groups.set(key, [chunk]);
  }
  const byName = new Map(pairs.map((pair) => [pair.name, pair]));
  const joined = new Map<CookiePair, JoinedCookie>();
  const swallowed = new Set<CookiePair>();
  for (const [key, group] of groups) {
    const [base, separator] = key.split('\0') as [string, string];
    const head = byName.get(base);
    joinGroup(base, separator, group, head, joined, swallowed);
  }
  const cookies: JoinedCookie[] = [];
  for (const pair of pairs) {
    const whole = joined.get(pair);
    if (whole) cookies.push(whole);
    else if (!swallowed.has(pair))
      cookies.push({ name: pair.name, value: pair.value, problems: [], bytes: pairBytes(pair) });
  }
  return cookies;
}

function joinGroup(
  base: string,
  separator: string,
  group: Chunk[],
  head: CookiePair | undefined,
  joined: Map<CookiePair, JoinedCookie>,
  swallowed: Set<CookiePair>,
): void {
  const sorted = [...group].sort((one, other) => one.index - other.index);
  const first = sorted[0] as Chunk;
  const declared = CHUNKS_OF.exec(head?.value ?? '');
  // Microsoft's FedAuth, FedAuth1 and Auth0's __session, __session__0 have a part or a count in the cookie without number.
  const startsRight = first.index === (separator === 'C' ? 1 : 0);
  if (separator === 'C' && !declared) return;
  const run: Chunk[] = [];
  if (startsRight) {
    for (const chunk of sorted) {
      if (chunk.index === first.index + run.length) run.push(chunk);
    }
  }
  const left = sorted.filter((chunk) => !run.includes(chunk));
  // One numbered cookie alone may just be called so; `.0` alone is a chunked value that fits in one.
  if (run.length > 1 || (run.length === 1 && (separator !== '_' || left.length > 0 || looksChunked(first.pair)))) {
    const parts = run.map(({ pair }) => pair);
    const problems: Problem[] = [];
    if (declared && Number(declared[1]) !== run.length)
      problems.push({
        code: 'missing-chunk',
        message: `${base} says it has ${declared[1]} chunks; ${run.length} came.`,
      });
    if (left.length > 0)
      problems.push({ code: 'missing-chunk', message: `A chunk before ${(left[0] as Chunk).pair.name} is missing.` });
    const bytes = parts.reduce((sum, pair) => sum + pairBytes(pair), head && declared ? pairBytes(head) : 0);
    joined.set(parts[0] as CookiePair, {
      name: base,
      value: parts.map(({ value }) => value).join(''),
      chunks: parts.map(({ name }) => name),
      problems,
      bytes,
    });
    for (const pair of parts) swallowed.add(pair);
    if (head && declared) swallowed.add(head);
  }
  for (const { pair } of left) {
    if (run.length === 0 && !looksChunked(pair)) continue;
    const message = `${pair.name} is one chunk of ${base}; the chunks before it are missing.`;
    joined.set(pair, {
      name: pair.name,
      value: pair.value,
      chunks: [pair.name],
      problems: [{ code: 'orphan-chunk', message }],
      bytes: pairBytes(pair),
    });
  }
}

/** Chunks are cut where a cookie would get too long; the last one may be shorter. */
function looksChunked(pair: CookiePair): boolean {
  return pair.value.length >= 1000 && /^[\w+/=%.|~-]+$/.test(pair.value);
}

/** Bytes of `name=value; `. */
function pairBytes({ name, value }: CookiePair): number {
  return byteLength(name) + byteLength(value) + 3;
}

/** Browsers keep 180 cookies of a site, so no request of theirs has more than this. */
const MAX_COOKIES = 1000;

/** Everything of a Cookie header: one `Found` a cookie. */
export function readCookies(pairs: readonly CookiePair[]): { found: Found[]; authBytes: number } {
  const found: Found[] = [];
  let authBytes = 0;
  for (const cookie of joinChunks(pairs.slice(0, MAX_COOKIES))) {
    if (cookie.value === '') continue;
    const inside = cookieFound(cookie, 'cookie');
    if (inside.some(({ value, kind }) => isIdentityRole(classifyCookie({ name: cookie.name, value, kind }).role)))
      authBytes += cookie.bytes;
    for (const one of inside) found.push(one);
  }
  return { found, authBytes };
}

/** The cookie itself, or, where it holds JSON with tokens in it, those tokens; the first of them counts the bytes. */
export function cookieFound(cookie: JoinedCookie, carrier: 'cookie' | 'set-cookie' | 'cookie-store'): Found[] {
  const direction = carrier === 'cookie' ? 'sent' : carrier === 'set-cookie' ? 'received' : 'stored';
  const place = { carrier, name: cookie.name };
  if (isHiddenValue(cookie.value)) return [createHidden('opaque', place, direction)];
  const { found: whole, json } = createFoundWithJson(cookie.value, place, direction);
  const tokens = json === undefined ? [] : findInJson(json, place, direction, cookie.name);
  const all = tokens.length === 0 ? [whole] : tokens;
  for (const [index, one] of all.entries()) {
    one.bytes = index === 0 ? cookie.bytes : 0;
    one.unwrapped = tokens.length === 0 ? one.unwrapped : [...whole.unwrapped, ...one.unwrapped];
    if (cookie.chunks) one.chunks = cookie.chunks;
    if (cookie.problems.length > 0) one.problems = [...one.problems, ...cookie.problems];
  }
  return all;
}

/**
 * Everything of the Set-Cookie fields of one response. Of fields for one cookie the last counts, as it does for the browser; fields
 * of one name with another Domain or Path are cookies of their own. A field without a value sets nothing to be found.
 */
export function readSetCookies(cookies: readonly SetCookie[]): Found[] {
  const scopes = new Map<string, Map<string, SetCookie>>();
  for (const cookie of cookies.slice(0, MAX_COOKIES)) {
    const scope = `${cookie.domain?.toLowerCase() ?? ''}\0${cookie.path ?? ''}\0${cookie.partitioned}`;
    const fields = scopes.get(scope) ?? new Map<string, SetCookie>();
    scopes.set(scope, fields.set(cookie.name, cookie));
  }
  return [...scopes.values()].flatMap(readScope);
}

/** The fields of one Domain and Path, by name. */
function readScope(fields: ReadonlyMap<string, SetCookie>): Found[] {
  const live = [...fields.values()].filter(
    ({ value, maxAge }) => value !== '' && !(maxAge !== undefined && maxAge <= 0),
  );
  const found: Found[] = [];
  for (const joined of joinChunks(live)) {
    const field = fields.get(joined.chunks?.[0] ?? joined.name);
    for (const one of cookieFound(joined, 'set-cookie')) {
      if (field) one.setCookie = field;
      found.push(one);
    }
  }
  return found;
}
