import { isIpAddress } from './site.ts';

/** True when `host` is `domain` or lies under it (RFC 6265bis section 5.1.3). Both in lower case; IP addresses match themselves only. */
export function isDomainMatch(host: string, domain: string): boolean {
  if (host === domain) return true;
  return domain !== '' && host.endsWith(`.${domain}`) && !isIpAddress(host);
}

/** True when a cookie of `cookiePath` goes with a request for `path` (RFC 6265bis section 5.1.4). Case counts; nothing is decoded. */
export function isPathMatch(path: string, cookiePath: string): boolean {
  if (!path.startsWith(cookiePath)) return false;
  return path.length === cookiePath.length || cookiePath.endsWith('/') || path.charAt(cookiePath.length) === '/';
}

/** The Path of a cookie that has none: that of the URL up to, and without, its last slash (RFC 6265bis section 5.1.4). */
export function defaultPath(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash <= 0 || !path.startsWith('/') ? '/' : path.slice(0, slash);
}
