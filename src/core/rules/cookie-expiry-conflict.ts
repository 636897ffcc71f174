import { formatSeconds } from '../http/duration.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, quoteValue } from './support/cookie-line.ts';
import { expiryDifference } from './support/cookie-time.ts';
import { isRefused } from './support/refusal.ts';
import { repairOf } from './support/repair.ts';

export const meta: RuleMeta = {
  id: 'cookie-expiry-conflict',
  title: 'Max-Age and Expires disagree',
  what: 'A cookie has both Max-Age and Expires, and they differ by more than a minute.',
  why: 'Max-Age counts; whoever reads Expires is wrong.',
  fix: 'Send one of them, Max-Age.',
  references: ['RFC 6265bis 4.1.2.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an hour and a week',
        exchanges: [
          {
            response: {
              'set-cookie':
                'theme=dark; Path=/; Secure; SameSite=Lax; Max-Age=3600; Expires=Thu, 22 Jan 2026 12:00:00 GMT',
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'both an hour',
        exchanges: [
          {
            response: {
              'set-cookie':
                'theme=dark; Path=/; Secure; SameSite=Lax; Max-Age=3600; Expires=Thu, 15 Jan 2026 13:00:00 GMT',
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-expiry-conflict',
  subject: 'set-cookie',
  severity: 'info',
  confidence: 'high',
  check(subject, context) {
    const { cookie, role, exchange } = subject;
    const difference = expiryDifference(cookie, exchange);
    if (difference === undefined || isRefused(subject, context)) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} has Max-Age=${cookie.maxAge} and an Expires that is ${formatSeconds(Math.abs(difference))} ${difference > 0 ? 'later' : 'earlier'}.`,
        evidence: [`Max-Age: ${cookie.maxAge}`, `Expires: ${quoteValue(cookie.expiresText ?? '')}`],
        fix: repairOf(subject, context),
      },
    ];
  },
});
