import type { StoredCookie } from '../../../src/core/http/cookie.ts';
import { judgeSetCookie } from '../../../src/core/http/judge-set-cookie.ts';
import { isDomainMatch, isPathMatch } from '../../../src/core/http/match.ts';
import { isCleared, parseSetCookie } from '../../../src/core/http/parse-set-cookie.ts';
import type { PublicSuffixes } from '../../../src/core/http/site.ts';

/** How a request came about, as far as SameSite asks. */
export interface CookieUse {
  url: URL;
  method: string;
  /** The page's or the link's site is another one. */
  crossSite: boolean;
  topLevel: boolean;
  now: number;
}

/** The cookie store of a browser. */
export interface Jar {
  take(lines: readonly string[], use: CookieUse): void;
  /** Value of the Cookie header; empty when there is none to send. */
  header(use: CookieUse): string;
  /** What the store would tell of an origin. */
  of(url: URL): StoredCookie[];
}

export function createJar(suffixes: PublicSuffixes): Jar {
  const cookies = new Map<string, StoredCookie>();
  const fits = (cookie: StoredCookie, url: URL) =>
    (cookie.hostOnly
      ? url.hostname === cookie.domain
      : isDomainMatch(url.hostname, cookie.domain.replace(/^\./, ''))) &&
    (!cookie.secure || url.protocol === 'https:');

  return {
    take(lines, { url, now, topLevel, crossSite }) {
      for (const line of lines) {
        const cookie = parseSetCookie(line);
        const context = { url: url.href, browser: 'chrome' as const, now, suffixes, topLevel: topLevel || !crossSite };
        const verdict = judgeSetCookie(cookie, context);
        if (!verdict.accepted || !verdict.cookie) continue;
        const { partitioned: _, ...kept } = verdict.cookie;
        const key = `${kept.domain} ${kept.path} ${cookie.name}`;
        if (isCleared(cookie, now)) cookies.delete(key);
        else cookies.set(key, { name: cookie.name, value: cookie.value, ...kept });
      }
    },
    header({ url, method, crossSite, topLevel, now }) {
      const allowed = ({ sameSite }: StoredCookie) =>
        !crossSite ||
        sameSite === 'None' ||
        (sameSite !== 'Strict' && topLevel && (method === 'GET' || method === 'HEAD'));
      return [...cookies.values()]
        .filter((cookie) => fits(cookie, url) && isPathMatch(url.pathname, cookie.path) && allowed(cookie))
        .filter(({ expires }) => expires === undefined || expires > now)
        .sort((a, b) => b.path.length - a.path.length)
        .map(({ name, value }) => `${name}=${value}`)
        .join('; ');
    },
    of: (url) => [...cookies.values()].filter((cookie) => fits(cookie, url)),
  };
}
