import type { SetCookie } from '../../http/cookie.ts';
import { isIpAddress } from '../../http/site.ts';

/** The Domain attribute as browsers read it, lower case, without a leading dot; empty when it is absent or empty (RFC 6265bis section 5.6.3). */
export function cookieDomain({ domain }: SetCookie): string {
  return (domain ?? '').trim().toLowerCase().replace(/^\./, '');
}

/** True when `host` is `domain` or below it (domain-match, RFC 6265bis section 5.1.3). */
export function isWithin(host: string, domain: string): boolean {
  return host === domain || (host.endsWith(`.${domain}`) && !isIpAddress(host));
}

/** True when two names differ by case, hyphens, underscores, or at most two letters: a misspelling. */
export function isNear(name: string, known: string): boolean {
  const [a, b] = [name, known].map((text) => text.toLowerCase().replace(/[-_\s]/g, ''));
  if (a === undefined || b === undefined || a.length > 20 || Math.abs(a.length - b.length) > 2 || a.length < 4)
    return a === b;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[b.length] ?? Infinity) <= 2;
}
