import { isLoginUrl } from '../flow/words.ts';
import { effectivePath } from '../http/cookie-identity.ts';
import type { Exchange } from '../http/exchange.ts';
import { getHeader } from '../http/header.ts';
import { isPathMatch } from '../http/match.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, quoteValue, shorten } from './support/cookie-line.ts';
import { SESSION_ID } from './support/examples.ts';
import { resolveUrl } from './support/request.ts';

const login = (line: string) => ({
  url: 'https://app.example.com/account/login',
  method: 'POST',
  type: 'document' as const,
  status: 302,
  requestBody: {
    mediaType: 'application/x-www-form-urlencoded',
    fields: [{ name: 'username' }, { name: 'password' }],
  },
  response: { location: '/account/home', 'set-cookie': line },
});
const home = {
  url: 'https://app.example.com/account/home',
  type: 'document' as const,
  request: { cookie: `sid=${SESSION_ID}` },
};

export const meta: RuleMeta = {
  id: 'cookie-path-surprise',
  title: 'Session cookie does not reach a part of the site',
  what: 'A request outside the Path of the session cookie went without it and was refused, though somebody is signed in.',
  why: 'People seem signed out there. Often the cookie has no Path, so that it belongs to the folder of the address that set it.',
  fix: 'Set Path=/.',
  references: ['RFC 6265bis 5.1.4'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'set at /account/login without Path, and needed at /orders',
        exchanges: [
          login(`sid=${SESSION_ID}; Secure; HttpOnly; SameSite=Lax`),
          home,
          {
            url: 'https://app.example.com/orders',
            type: 'document',
            status: 302,
            response: { location: '/account/login' },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a cookie of one application on the host, and nothing that misses it',
        exchanges: [login(`sid=${SESSION_ID}; Path=/account; Secure; HttpOnly; SameSite=Lax`), home],
      },
      {
        title: 'Path=/',
        exchanges: [
          login(`sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax`),
          home,
          { url: 'https://app.example.com/orders', type: 'document', request: { cookie: `sid=${SESSION_ID}` } },
        ],
      },
    ],
  }),
};

interface Narrow {
  name: string;
  host: string;
  path: string;
  written: boolean;
  /** It went with a request that was let in. */
  works: boolean;
}

const MAX_COOKIES = 50;

export default defineRule({
  id: 'cookie-path-surprise',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'medium',
  createState: () => new Map<string, Narrow>(),
  check({ exchange, reading, recorded, url, site }, { flow }, narrow) {
    for (const { credential, found } of recorded) {
      const cookie = found.setCookie;
      if (cookie === undefined || credential.role !== 'session') continue;
      const path = effectivePath(cookie, exchange.url);
      const key = `${url.hostname} ${cookie.name}`;
      // One that covers the host makes up for those that do not.
      if (path === '/') narrow.delete(key);
      // A path with an ID in it is that of one transaction: its cookie is meant for nothing else.
      else if (narrow.size < MAX_COOKIES && !hasId(path))
        narrow.set(key, {
          name: cookie.name,
          host: url.hostname,
          path,
          written: cookie.path?.startsWith('/') === true,
          works: false,
        });
    }
    if (narrow.size === 0) return [];
    const signedIn = flow.attempts(site).some(({ outcome }) => outcome === 'succeeded');
    for (const one of narrow.values()) {
      const carried = reading.cookies.some(({ name }) => name === one.name);
      if (one.host !== url.hostname) continue;
      if (carried && exchange.status < 400 && signedIn) one.works = true;
      if (!one.works || carried || isPathMatch(url.pathname, one.path) || !isRefused(exchange, url)) continue;
      return [
        {
          message: `${describeCookie(one.name, 'session')} is sent below ${quoteValue(one.path)} only${one.written ? '' : ', for it has no Path'}, and ${url.host}${shorten(url.pathname)} was refused without it.`,
          evidence: [`Path: ${one.written ? quoteValue(one.path) : 'absent'}`, `status: ${exchange.status}`],
          name: shorten(one.name),
          fix: 'Set the cookie with Path=/.',
        },
      ];
    }
    return [];
  },
});

function hasId(path: string): boolean {
  return path.split('/').some((segment) => segment.length >= 16 && /\d/.test(segment));
}

function isRefused({ status, responseHeaders }: Exchange, url: URL): boolean {
  if (status === 401 || status === 403) return true;
  if (status < 300 || status >= 400) return false;
  const location = resolveUrl(getHeader(responseHeaders, 'location') ?? '', url);
  return location !== undefined && isLoginUrl(location) && !isLoginUrl(url);
}
