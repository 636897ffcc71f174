import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, renderCookieLine } from './support/cookie-line.ts';

export const meta: RuleMeta = {
  id: 'cookie-partitioned-insecure',
  title: 'Partitioned without Secure',
  what: 'A cookie is set with Partitioned and without Secure.',
  why: 'Browsers that know Partitioned refuse such a cookie.',
  fix: 'Add Secure.',
  references: ['CHIPS'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'Partitioned alone',
        exchanges: [{ response: { 'set-cookie': 'embed=1; Path=/; Partitioned; SameSite=Lax' } }],
      },
    ],
    good: [
      {
        title: 'Partitioned with Secure',
        exchanges: [{ response: { 'set-cookie': 'embed=1; Path=/; Secure; SameSite=None; Partitioned' } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-partitioned-insecure',
  subject: 'set-cookie',
  severity: 'error',
  confidence: 'high',
  check({ cookie, role }) {
    if (!cookie.partitioned || cookie.secure) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} has Partitioned without Secure: browsers refuse it.`,
        evidence: ['Partitioned, no Secure'],
        fix: renderCookieLine(cookie, { Secure: true }),
      },
    ];
  },
});
