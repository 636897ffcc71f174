import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, quoteValue } from './support/cookie-line.ts';

export const meta: RuleMeta = {
  id: 'cookie-max-age-invalid',
  title: 'Max-Age that is no number',
  what: 'The Max-Age of a cookie is no whole number of seconds.',
  why: 'Browsers pass over it, so the cookie lives as Expires says, or ends with the browser.',
  fix: 'Write a whole number of seconds without a unit.',
  references: ['RFC 6265bis 5.6.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: '1h',
        exchanges: [{ response: { 'set-cookie': 'theme=dark; Path=/; Secure; SameSite=Lax; Max-Age=1h' } }],
      },
    ],
    good: [
      {
        title: '3600',
        exchanges: [{ response: { 'set-cookie': 'theme=dark; Path=/; Secure; SameSite=Lax; Max-Age=3600' } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-max-age-invalid',
  subject: 'set-cookie',
  severity: 'warning',
  confidence: 'high',
  check({ cookie, role }) {
    if (cookie.maxAgeText === undefined || /^-?\d+$/.test(cookie.maxAgeText.trim())) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} has Max-Age=${quoteValue(cookie.maxAgeText)}, which browsers pass over.`,
        evidence: [`Max-Age: ${quoteValue(cookie.maxAgeText)}`],
      },
    ];
  },
});
