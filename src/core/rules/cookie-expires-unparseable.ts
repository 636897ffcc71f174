import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, quoteValue } from './support/cookie-line.ts';

export const meta: RuleMeta = {
  id: 'cookie-expires-unparseable',
  title: 'Expires that cannot be read',
  what: 'The Expires of a cookie is no date that browsers read.',
  why: 'They pass over it, so the cookie ends with the browser.',
  fix: 'Write a date such as Thu, 15 Jan 2026 13:00:00 GMT, or use Max-Age.',
  references: ['RFC 6265bis 5.6.1', 'RFC 6265bis 4.1.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a date in another form',
        exchanges: [
          { response: { 'set-cookie': 'theme=dark; Path=/; Secure; SameSite=Lax; Expires=2026-01-22T12:00' } },
        ],
      },
    ],
    good: [
      {
        title: 'the right form',
        exchanges: [
          {
            response: {
              'set-cookie': 'theme=dark; Path=/; Secure; SameSite=Lax; Expires=Thu, 22 Jan 2026 12:00:00 GMT',
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-expires-unparseable',
  subject: 'set-cookie',
  severity: 'warning',
  confidence: 'high',
  check({ cookie, role }) {
    if (cookie.expiresText === undefined || cookie.expires !== undefined || cookie.maxAge !== undefined) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} has an Expires that browsers cannot read.`,
        evidence: [`Expires: ${quoteValue(cookie.expiresText)}`],
      },
    ];
  },
});
