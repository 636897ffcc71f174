import { setCookieIdentity } from '../http/cookie-identity.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie } from './support/cookie-line.ts';

export const meta: RuleMeta = {
  id: 'cookie-insecure-overwrite-blocked',
  title: 'Cookie over http cannot replace a secure one',
  what: 'A response over plain http sets a cookie of the name of one that was set with Secure.',
  why: 'Browsers leave the secure cookie as it is, so what the response wants does not happen.',
  fix: 'Serve the page over https.',
  references: ['RFC 6265bis 5.7'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'http after https',
        exchanges: [
          { response: { 'set-cookie': 'view=list; Path=/; Secure; SameSite=Lax' } },
          {
            url: 'http://app.example.com/',
            pageUrl: 'http://app.example.com/',
            response: { 'set-cookie': 'view=grid; Path=/; SameSite=Lax' },
          },
        ],
      },
    ],
    good: [
      {
        title: 'both over https',
        exchanges: [
          { response: { 'set-cookie': 'view=list; Path=/; Secure; SameSite=Lax' } },
          { response: { 'set-cookie': 'view=grid; Path=/; Secure; SameSite=Lax' } },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-insecure-overwrite-blocked',
  subject: 'set-cookie',
  severity: 'warning',
  confidence: 'high',
  createState: () => new Set<string>(),
  check({ cookie, role, secure, exchange }, _context, kept) {
    const key = setCookieIdentity(cookie, exchange.url);
    if (secure && cookie.secure && kept.size < 500) kept.add(key);
    if (secure || cookie.secure || !kept.has(key)) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} comes over http and cannot replace the one with Secure.`,
        evidence: ['scheme: http', 'kept: with Secure'],
      },
    ];
  },
});
