import { defineRule, type RuleMeta } from './rule.ts';
import { cookieSeconds, describeCookie } from './support/cookie-line.ts';
import { describeKept } from './support/cookie-time.ts';
import { SESSION_ID } from './support/examples.ts';
import { isRefused } from './support/refusal.ts';
import { REMEMBER_LIMIT_SECONDS, repairOf } from './support/repair.ts';

export const meta: RuleMeta = {
  id: 'cookie-remember-me-long',
  title: 'Remember-me cookie kept for long',
  what: 'A cookie that signs people in again is kept for more than 180 days.',
  why: 'A copy of it opens the account for that long.',
  fix: 'Shorten it, and give it a new value each time it is used.',
  references: ['ASVS 7.3.2', 'CWE 613'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a year',
        exchanges: [
          {
            response: {
              'set-cookie': `remember_me=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=31536000`,
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'thirty days',
        exchanges: [
          {
            response: {
              'set-cookie': `remember_me=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=2592000`,
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-remember-me-long',
  subject: 'set-cookie',
  severity: 'info',
  confidence: 'medium',
  check(subject, context) {
    const { cookie, role, exchange } = subject;
    const seconds = cookieSeconds(cookie, exchange.startedAt);
    if (role !== 'remember-me' || seconds === undefined || seconds <= REMEMBER_LIMIT_SECONDS) return [];
    if (isRefused(subject, context)) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} ${describeKept(seconds)}.`,
        evidence: [`lifetime: ${seconds} s`],
        fix: repairOf(subject, context),
      },
    ];
  },
});
