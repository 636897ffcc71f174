import type { CredentialRole } from '../../credential/credential.ts';
import { concealRuns } from '../../http/conceal.ts';
import type { SetCookie } from '../../http/cookie.ts';

/** What the right line has otherwise; `undefined` takes an attribute away. */
export type CookieChanges = Partial<
  Record<'Domain' | 'Path' | 'SameSite' | 'Max-Age' | 'Expires', string | undefined>
> & {
  name?: string;
  Secure?: boolean;
  HttpOnly?: boolean;
  Partitioned?: boolean;
};

/** The Set-Cookie line the server should have sent: as it was, with the changes, the value left out. */
export function renderCookieLine(cookie: SetCookie, changes: CookieChanges): string {
  const { name = cookie.name, ...wanted } = changes;
  const left = new Map(Object.entries(wanted));
  const parts = [`${name}=…`];
  for (const attribute of cookie.attributes) {
    const known = [...left.keys()].find((key) => key.toLowerCase() === attribute.name.toLowerCase());
    if (known === undefined) parts.push(spellAttribute(attribute));
    else {
      addAttribute(parts, known, left.get(known));
      left.delete(known);
    }
  }
  for (const [key, value] of left) addAttribute(parts, key, value);
  return `Set-Cookie: ${parts.join('; ')}`;
}

/** An attribute as it was written; a domain is no word. */
function spellAttribute({ name, value }: SetCookie['attributes'][number]): string {
  if (value === undefined) return quoteValue(name);
  // The date was that of one answer.
  if (name.toLowerCase() === 'expires') return `${quoteValue(name)}=…`;
  return `${quoteValue(name)}=${name.toLowerCase() === 'domain' ? shorten(value) : quoteValue(value)}`;
}

function addAttribute(parts: string[], name: string, value: string | boolean | undefined): void {
  if (value === true) parts.push(name);
  else if (typeof value === 'string') parts.push(`${name}=${value}`);
}

const AUTHENTICATING: ReadonlySet<CredentialRole> = new Set([
  'session',
  'refresh',
  'remember-me',
  'access',
  'id',
  'login',
]);

/** True for a role that lets whoever holds the value be taken for the user. */
export function isAuthenticating(role: CredentialRole): boolean {
  return AUTHENTICATING.has(role);
}

const ROLE_NAMES: Partial<Record<CredentialRole, string>> = {
  session: 'session cookie',
  refresh: 'refresh token cookie',
  'remember-me': 'remember-me cookie',
  access: 'access token cookie',
  id: 'ID token cookie',
  csrf: 'CSRF cookie',
  'login-transaction': 'login transaction cookie',
};

/** `The session cookie "sid"`, for messages. Control characters of a hostile name are left out. */
export function describeCookie(name: string, role: CredentialRole): string {
  return `The ${ROLE_NAMES[role] ?? 'cookie'} "${shorten(name)}"`;
}

/** A name from outside, fit for a message: printable, at most 64 characters. */
export function shorten(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '');
  return clean.length > 64 ? `${clean.slice(0, 63)}…` : clean;
}

/** The value of an attribute, fit for a message: where a word or a date belongs, a secret may stand. */
export function quoteValue(text: string): string {
  return shorten(concealRuns(text));
}

/** Lifetime of a cookie in seconds from `now` (ms since the epoch): Max-Age, else Expires; undefined when it ends with the browser. */
export function cookieSeconds(cookie: SetCookie, now: number): number | undefined {
  if (cookie.maxAge !== undefined) return cookie.maxAge;
  return cookie.expires === undefined ? undefined : Math.round((cookie.expires - now) / 1000);
}

/** The cookie's name without the prefix that browsers give a meaning to. */
export function withoutPrefix(name: string): string {
  return name.replace(/^__(?:host-http|secure|host|http)-/i, '');
}
