import { parseUrl } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, quoteValue, renderCookieLine } from './support/cookie-line.ts';
import { SESSION_ID } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'cookie-path-surprise',
  title: 'Session cookie for a part of the site',
  what: 'The session cookie is not set for the whole host: Path is absent below the root, or narrower than /.',
  why: 'Pages outside that path do not get the cookie, so people seem signed out there; and Path is no protection.',
  fix: 'Set Path=/.',
  references: ['RFC 6265bis 5.1.4', 'RFC 6265bis 8.6'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'set at /account/login without Path',
        exchanges: [
          {
            url: 'https://app.example.com/account/login',
            response: { 'set-cookie': `sid=${SESSION_ID}; Secure; HttpOnly; SameSite=Lax` },
          },
        ],
      },
    ],
    good: [
      {
        title: 'Path=/',
        exchanges: [
          {
            url: 'https://app.example.com/account/login',
            response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-path-surprise',
  subject: 'set-cookie',
  severity: 'info',
  confidence: 'high',
  check({ cookie, role, exchange }) {
    // A refresh token is rightly kept to the one path that takes it.
    if (role !== 'session' || cookie.path === '/') return [];
    const path = parseUrl(exchange.url)?.pathname ?? '/';
    const written = cookie.path?.startsWith('/') ? cookie.path : undefined;
    const effective = written ?? (path.slice(0, path.lastIndexOf('/')) || '/');
    if (effective === '/') return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} is sent below ${quoteValue(effective)} only${written === undefined ? ', for it has no Path' : ''}.`,
        evidence: [`Path: ${quoteValue(cookie.path ?? 'absent')}`],
        fix: renderCookieLine(cookie, { Path: '/' }),
      },
    ];
  },
});
