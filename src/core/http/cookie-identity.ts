import type { SetCookie, StoredCookie } from './cookie.ts';
import { defaultPath, isDomainMatch, isPathMatch } from './match.ts';
import { hostOf, isIpAddress, parseUrl } from './site.ts';

/** What of a cookie tells it from others, as far as it is known. */
export interface CookieTraits {
  name: string;
  /** As written, with or without a leading dot; absent or empty for a cookie of its host alone. */
  domain?: string;
  /** The effective path; `/` when absent. */
  path?: string;
  /** Top-level site of a partitioned cookie; `true` where only that it is partitioned is known. */
  partitionKey?: string | true;
  /** Host that sets or holds the cookie: its domain when there is no Domain. */
  host: string;
}

/**
 * The identity of a cookie: name, domain, path and partition (RFC 6265bis section 5.7, with the partition of CHIPS), as one text
 * to compare and to key a map by. Of a host and of a domain of one name it makes two, as browsers do; of an IP address, and of a
 * name without a dot, one.
 *
 * @example cookieIdentity({ name: 'sid', host: 'app.example.org' }) !== cookieIdentity({ name: 'sid', domain: 'app.example.org', host: 'app.example.org' })
 */
export function cookieIdentity({ name, domain, path, partitionKey, host }: CookieTraits): string {
  const own = host.toLowerCase();
  const asked = bareDomain(domain);
  // Neither an IP address nor localhost has names under it that could share a cookie.
  const alone = asked === own && (isIpAddress(asked) || !asked.includes('.'));
  const wide = asked !== '' && !alone;
  const place = `${wide ? `.${asked}` : own}${path?.startsWith('/') ? path : '/'}`;
  // A name has no semicolon, and neither has a domain or a path: the parts cannot run into each other.
  return [name, place, partitionKey === undefined ? '' : String(partitionKey)].join(';');
}

/** The identity of the cookie that a Set-Cookie field of a response from `url` sets or deletes. */
export function setCookieIdentity(cookie: SetCookie, url: string): string {
  const traits: CookieTraits = { name: cookie.name, path: effectivePath(cookie, url), host: hostOf(url) };
  if (cookie.domain !== undefined) traits.domain = cookie.domain;
  if (cookie.partitioned) traits.partitionKey = true;
  return cookieIdentity(traits);
}

/** The identity of a cookie of the browser's store; `setCookieIdentity` of the field that set it gives the same. */
export function storedCookieIdentity({ name, domain, path, hostOnly, partition }: StoredCookie): string {
  const traits: CookieTraits = { name, path, host: bareDomain(domain) };
  if (!hostOnly) traits.domain = domain;
  // A field says that its cookie is partitioned and not by what: the store's site must not make it another cookie.
  if (partition !== undefined) traits.partitionKey = true;
  return cookieIdentity(traits);
}

/** The Path a cookie is stored with: its own when that begins with a slash, else that of the URL (RFC 6265bis section 5.1.4). */
export function effectivePath({ path }: Pick<SetCookie, 'path'>, url: string): string {
  return path?.startsWith('/') ? path : defaultPath(parseUrl(url)?.pathname ?? '/');
}

/** Whether a cookie that a Set-Cookie field at `from` sets goes with a request for `to`, by its domain and path. */
export function isSentTo(cookie: Pick<SetCookie, 'domain' | 'path'>, from: string, to: string): boolean {
  const target = parseUrl(to);
  const host = target?.hostname ?? '';
  const domain = bareDomain(cookie.domain);
  const inDomain = domain === '' ? host === hostOf(from) : isDomainMatch(host, domain);
  return inDomain && isPathMatch(target?.pathname ?? '/', effectivePath(cookie, from));
}

/** Domain in lower case without the dot that some write before it; empty when there is none. */
function bareDomain(domain: string | undefined): string {
  const text = (domain ?? '').toLowerCase();
  return text.startsWith('.') ? text.slice(1) : text;
}
