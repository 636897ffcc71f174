import { formatSeconds } from '../http/duration.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { cookieSeconds, describeCookie } from './support/cookie-line.ts';
import { describeKept } from './support/cookie-time.ts';
import { DAY, SESSION_ID } from './support/examples.ts';
import { isRefused } from './support/refusal.ts';
import { repairOf } from './support/repair.ts';
import { asksIfVisitors } from './support/visitor.ts';

export const meta: RuleMeta = {
  id: 'cookie-session-persistent',
  title: 'Session cookie kept for long',
  what: 'The session cookie outlives the browser for more than a day.',
  why: 'Who gets hold of the device, its backup or the value is signed in for as long as the server keeps the session.',
  fix: 'Leave Max-Age and Expires away, or shorten them; give "remember me" a cookie of its own that a person chooses.',
  references: ['CWE 613', 'ASVS 7.3.2', 'OWASP Session Management'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a session cookie for 90 days',
        exchanges: [
          {
            response: {
              'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${90 * DAY}`,
            },
          },
        ],
      },
      {
        title: 'a session cookie for a week, by Expires',
        exchanges: [
          {
            response: {
              'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax; Expires=Thu, 22 Jan 2026 12:00:00 GMT`,
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a session cookie that ends with the browser',
        exchanges: [{ response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` } }],
      },
      {
        title: 'a session cookie for eight hours',
        exchanges: [
          { response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=28800` } },
        ],
      },
    ],
  }),
};

const LEVELS = { info: 'sessionCookieInfoSeconds', warning: 'sessionCookieWarningSeconds' } as const;

export default defineRule({
  id: 'cookie-session-persistent',
  subject: 'set-cookie',
  severity: 'warning',
  confidence: 'medium',
  check(subject, context) {
    const { cookie, role, exchange, credential } = subject;
    // A JWT ends by its own exp: jwt-session-cookie-lifetime-long and jwt-access-lifetime-long judge that.
    if (role !== 'session' || credential?.jwt?.claims?.exp !== undefined) return [];
    const seconds = cookieSeconds(cookie, exchange.startedAt);
    if (seconds === undefined || isRefused(subject, context)) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} ${describeKept(seconds)}.`,
        grades: [{ value: seconds, above: LEVELS }],
        evidence: [cookie.maxAge === undefined ? `Expires: ${formatSeconds(seconds)} ahead` : `Max-Age: ${seconds} s`],
        milder: asksIfVisitors(subject.credential, context.siteOf(subject.host), context),
        fix: repairOf(subject, context),
      },
    ];
  },
});
