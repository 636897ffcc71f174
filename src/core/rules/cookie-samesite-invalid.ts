import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, quoteValue } from './support/cookie-line.ts';
import { isRefused } from './support/refusal.ts';
import { repairOf } from './support/repair.ts';

export const meta: RuleMeta = {
  id: 'cookie-samesite-invalid',
  title: 'SameSite with an unknown value',
  what: 'The SameSite of a cookie is none of Strict, Lax and None.',
  why: 'Browsers treat it as if it were absent, each in its own way.',
  fix: 'Write SameSite=Lax, Strict or None.',
  references: ['RFC 6265bis 5.6.7', 'CWE 1275', 'ASVS 3.3.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'SameSite=Secure',
        exchanges: [{ response: { 'set-cookie': 'theme=dark; Path=/; Secure; SameSite=Secure' } }],
      },
    ],
    good: [
      {
        title: 'lax in small letters',
        exchanges: [{ response: { 'set-cookie': 'theme=dark; Path=/; Secure; SameSite=lax' } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-samesite-invalid',
  subject: 'set-cookie',
  severity: 'warning',
  confidence: 'high',
  check(subject, context) {
    const { cookie, role } = subject;
    if (cookie.sameSiteText === undefined || cookie.sameSite !== undefined || isRefused(subject, context)) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} has SameSite=${quoteValue(cookie.sameSiteText)}, which no browser knows.`,
        evidence: [`SameSite: ${quoteValue(cookie.sameSiteText)}`],
        fix: repairOf(subject, context),
      },
    ];
  },
});
