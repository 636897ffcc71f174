import { detach } from '../http/detach.ts';
import type { Credential } from './book-model.ts';
import { isCookie, lastName, nameOf, prefixOf, slotOf } from './book-words.ts';
import type { CredentialKind, Found } from './credential.ts';
import { readClaimTime } from './decode/claim-time.ts';
import type { JsonObject } from './decode/json-model.ts';
import { decodeJwt } from './decode/jwt.ts';
import { decodeSealedCookie } from './decode/sealed-cookie.ts';
import { isJwt } from './jwt-kinds.ts';
import type { Lineages } from './lineage.ts';
import { type CookieTraits, classifyCookie, classifyToken, isIdentityRole, type Role } from './roles.ts';
import { measureEntropy } from './shapes/entropy.ts';

/** A credential with what the book alone needs to know of it. */
export interface Entry {
  key: string;
  credential: Credential;
  cookie?: CookieTraits;
  cookieRole?: Role;
  tokenRole?: Role;
  clearedAtLogout?: boolean;
  /** The exchange that carried it last, so that two places in one request count once. */
  lastSent?: string;
  evicted?: boolean;
}

interface Where {
  at: number;
  origin: string;
  site: string;
  login: boolean;
  hidden?: boolean;
  /** Cookies of which a field of the same name was met, as `site\0name`. */
  repeated?: ReadonlySet<string>;
}

/** Values that answer a challenge are new each time; the user or the machine behind them is what stays. */
const CHANGING_KINDS = new Set<CredentialKind>(['digest', 'negotiate', 'ntlm', 'signed-request', 'basic', 'password']);

/** Values that ought to be random. Others state something, or follow from a key. */
const RANDOM = new Set<CredentialKind>(['session-id', 'opaque', 'api-key']);

/**
 * What makes two sightings one credential: the value, wherever it travels. Values that prove nothing are told apart by their name,
 * so that the counter cookie of an analytics tool is one thing and not one a request.
 */
export function identityKey(found: Found, site: string, origin: string): string {
  const { kind, value, place } = found;
  if (found.hidden) return `hidden\0${site}\0${place.carrier}\0${found.scheme ?? place.name}\0${place.path ?? ''}`;
  if (found.value === '') return `empty\0${origin}\0${place.carrier}\0${place.name}\0${found.problems[0]?.code ?? ''}`;
  if (kind === 'negotiate' || kind === 'ntlm') return `${kind}\0${origin}`;
  if (CHANGING_KINDS.has(kind)) return `${kind}\0${site}\0${value}`;
  if (place.name.toLowerCase() === 'dpop' && kind === 'jws') {
    const key = decodeJwt(value).header?.jwk;
    return `dpop\0${key === undefined ? value : JSON.stringify(key)}`;
  }
  if (isCookie(found)) {
    const { role } = classifyCookie({ name: place.name, value: found.value, kind });
    if (kind === 'plain' || !isIdentityRole(role)) return `cookie\0${site}\0${place.name}`;
  } else if (kind === 'plain' || value.length < 8) return `${place.carrier}\0${origin}\0${place.name}\0${value}`;
  return valueKey(value);
}

/** The key of a value that is one credential wherever it travels: the value itself, so that no second copy of it is kept. All other keys have a zero in them. */
export function valueKey(value: string): string {
  return value.includes('\0') ? `value\0${value}` : value;
}

/** Makes the credential of a value that was not known. */
export function createEntry(
  found: Found,
  key: string,
  where: Where,
  nextId: (prefix: string) => string,
  lineages: Lineages,
): Entry {
  const { kind } = found;
  // One cookie of a long field would keep the whole of it.
  const value = isCookie(found) ? detach(found.value) : found.value;
  const credential: Credential = {
    id: '',
    value,
    kind,
    role: 'unknown',
    roleReason: '',
    roleConfidence: 'low',
    name: found.place.name,
    lineage: '',
    generation: 1,
    firstSeen: where.at,
    lastSeen: where.at,
    sentCount: 0,
    bytes: found.bytes,
    uses: [],
    problems: found.problems.slice(0, 16),
  };
  if (found.scheme !== undefined) credential.scheme = found.scheme;
  if (found.shape !== undefined) credential.shape = found.shape;
  if (found.user !== undefined) credential.user = found.user;
  if (found.hidden) credential.hidden = true;
  else if (isJwt(kind)) {
    // The disclosures after the token are no part of its signature.
    credential.jwt = decodeJwt(kind === 'sd-jwt' ? value.slice(0, value.indexOf('~')) : value);
    readTimes(credential, credential.jwt.claims);
  } else if (RANDOM.has(kind)) credential.entropyBits = measureEntropy(value).bits;
  if (isCookie(found) && !found.hidden) {
    const sealed = decodeSealedCookie(value);
    if (sealed) {
      credential.sealed = sealed;
      if (sealed.expiresAt !== undefined) credential.expiresAt = sealed.expiresAt;
      if (sealed.issuedAt !== undefined) credential.issuedAt = sealed.issuedAt;
    }
  }
  const entry: Entry = { key: key === value ? value : key, credential };
  judge(entry, found, where);
  credential.id = nextId(prefixOf(credential, isCookie(found)));
  const { id, role, firstSeen, jwt } = credential;
  Object.assign(
    credential,
    lineages.next(slotOf(credential, found, where), { id, role, firstSeen, claims: jwt?.claims }),
  );
  return entry;
}

/**
 * Judges role, kind and name again by what this sighting adds: a place, attributes of the cookie, a login. What a token says of
 * itself outweighs the place it was met in.
 */
export function judge(entry: Entry, found: Found, where: Where): void {
  const { credential } = entry;
  if (found.value === '' && !found.hidden) {
    setRole(credential, { role: 'other', reason: 'no credential came where one was meant', confidence: 'high' });
    credential.name = found.place.name;
    return;
  }
  if (isCookie(found)) judgeCookie(entry, found, where);
  else judgeToken(entry, found);
  const role = chooseRole(entry);
  if (role) setRole(credential, role);
  if (
    entry.cookieRole &&
    !credential.hidden &&
    credential.kind === 'opaque' &&
    (credential.role === 'session' || credential.role === 'remember-me')
  )
    credential.kind = 'session-id';
  credential.name = nameOf(credential, found, entry.cookie?.name);
  for (const problem of found.problems) {
    if (credential.problems.length < 16 && !credential.problems.some(({ code }) => code === problem.code))
      credential.problems.push(problem);
  }
}

function judgeCookie(entry: Entry, found: Found, where: Where): void {
  const { setCookie, stored } = found;
  const cookie: CookieTraits = entry.cookie ?? {
    name: found.place.name,
    value: found.value,
    kind: entry.credential.kind,
    ...(found.hidden ? { hidden: true } : {}),
  };
  entry.cookie = cookie;
  if (setCookie) {
    cookie.httpOnly = setCookie.httpOnly;
    cookie.hostOnly = setCookie.domain === undefined || setCookie.domain === '';
    if (setCookie.maxAge !== undefined) cookie.lifetimeSeconds = setCookie.maxAge;
    else if (setCookie.expires !== undefined) cookie.lifetimeSeconds = (setCookie.expires - where.at) / 1000;
    // Only a value that came new with this response was set by the login.
    if (where.login && entry.credential.uses.length === 0) {
      cookie.changedAtLogin = true;
      entry.credential.changedAtLogin = true;
      cookie.besideHidden = where.hidden === true && !setCookie.httpOnly;
    }
  }
  if (stored) {
    cookie.httpOnly = stored.httpOnly;
    cookie.hostOnly = stored.hostOnly;
  }
  if (entry.clearedAtLogout) cookie.clearedAtLogout = true;
  if (where.repeated?.has(`${where.site}\0${cookie.name}`)) cookie.repeated = true;
  entry.cookieRole = classifyCookie(cookie);
  if (entry.credential.jwt) readTokenRole(entry, '', false);
}

/** Judges a cookie again of which it turned out that a field repeats it. True when its role is another now. */
export function judgeRepeated(entry: Entry): boolean {
  const { cookie, credential } = entry;
  if (cookie === undefined) return false;
  cookie.repeated = true;
  entry.cookieRole = classifyCookie(cookie);
  const role = chooseRole(entry);
  if (role === undefined || role.role === credential.role) return false;
  setRole(credential, role);
  if (role.role === 'csrf' && credential.kind === 'session-id') credential.kind = 'opaque';
  return true;
}

function judgeToken(entry: Entry, found: Found): void {
  const { carrier, name } = found.place;
  const { kind } = found;
  if (
    kind === 'basic' ||
    kind === 'password' ||
    kind === 'digest' ||
    kind === 'negotiate' ||
    kind === 'ntlm' ||
    kind === 'signed-request'
  ) {
    entry.tokenRole = { role: 'access', reason: 'it is sent with each request to prove who asks', confidence: 'high' };
    return;
  }
  const bearer = carrier === 'authorization' && found.scheme !== undefined && BEARING.has(found.scheme);
  const path = found.place.path;
  readTokenRole(entry, path ? lastName(path) : lastName(name), bearer);
}

const BEARING = new Set(['bearer', 'dpop', '', 'jwt', 'token', 'oauth', 'gnap']);
const STRENGTH = { high: 3, medium: 2, low: 1 };

function readTokenRole(entry: Entry, name: string, bearer: boolean): void {
  const { jwt, kind } = entry.credential;
  const traits = { kind, name: name.toLowerCase(), bearer };
  const role = classifyToken({
    ...traits,
    ...(jwt?.header ? { header: jwt.header } : {}),
    ...(jwt?.claims ? { claims: jwt.claims } : {}),
  });
  // A later place may tell more than the first, never less.
  if (!entry.tokenRole || STRENGTH[role.confidence] > STRENGTH[entry.tokenRole.confidence]) entry.tokenRole = role;
}

function chooseRole({ cookieRole, tokenRole }: Entry): Role | undefined {
  if (!cookieRole) return tokenRole;
  if (!tokenRole || tokenRole.role === 'unknown') return cookieRole;
  // A cookie that no request is proved by stays what it is, unless the same value is sent as a token too.
  if (tokenRole.confidence === 'high') return tokenRole;
  return isIdentityRole(cookieRole.role) ? cookieRole : tokenRole;
}

function setRole(credential: Credential, { role, reason, confidence }: Role): void {
  credential.role = role;
  credential.roleReason = reason;
  credential.roleConfidence = confidence;
}

/** Issue and expiry from the claims, in milliseconds, whatever unit somebody wrote them in. */
function readTimes(credential: Credential, claims: JsonObject | undefined): void {
  const expiresAt = readClaimTime(claims?.exp)?.ms;
  const issuedAt = readClaimTime(claims?.iat ?? claims?.nbf)?.ms;
  if (expiresAt !== undefined) credential.expiresAt = expiresAt;
  if (issuedAt !== undefined) credential.issuedAt = issuedAt;
}

/** Sorts the least interesting first: what proves nothing, then what was never sent, then what was seen longest ago. */
export function isWorthLess(one: Entry, other: Entry): number {
  return (
    Number(isIdentityRole(one.credential.role)) - Number(isIdentityRole(other.credential.role)) ||
    Number(one.credential.sentCount > 0) - Number(other.credential.sentCount > 0) ||
    one.credential.lastSeen - other.credential.lastSeen
  );
}
