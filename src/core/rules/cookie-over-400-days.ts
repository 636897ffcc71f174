import type { CredentialRole } from '../credential/credential.ts';
import { formatSeconds } from '../http/duration.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { cookieSeconds, describeCookie } from './support/cookie-line.ts';
import { OPAQUE } from './support/examples.ts';
import { isRefused, severityOfRefusal } from './support/refusal.ts';
import { MAX_SECONDS, repairOf } from './support/repair.ts';

export const meta: RuleMeta = {
  id: 'cookie-over-400-days',
  title: 'Cookie for more than 400 days',
  what: 'A cookie that has to do with signing in asks to be kept for longer than browsers keep cookies.',
  why: 'Browsers shorten it to 400 days, so code that counts on more is wrong.',
  fix: 'Ask for 400 days (34,560,000 seconds) or less.',
  references: ['RFC 6265bis 5.5'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'ten years',
        exchanges: [
          { response: { 'set-cookie': `csrf_token=${OPAQUE}; Path=/; Secure; SameSite=Lax; Max-Age=315360000` } },
        ],
      },
    ],
    good: [
      {
        title: 'a year',
        exchanges: [
          { response: { 'set-cookie': `csrf_token=${OPAQUE}; Path=/; Secure; SameSite=Lax; Max-Age=31536000` } },
        ],
      },
    ],
  }),
};

const UNCONCERNED: ReadonlySet<CredentialRole> = new Set(['preference', 'marker', 'other']);

export default defineRule({
  id: 'cookie-over-400-days',
  subject: 'set-cookie',
  severity: 'info',
  confidence: 'high',
  check(subject, context) {
    const { cookie, role, roleReason, exchange, credential } = subject;
    const seconds = cookieSeconds(cookie, exchange.startedAt);
    // A day of slack for Expires that was computed before the response was sent.
    if (seconds === undefined || seconds <= MAX_SECONDS + 86_400 || isRefused(subject, context)) return [];
    // That a session or a remembered login is kept for so long is told by cookie-session-persistent and cookie-remember-me-long.
    if (role === 'remember-me' || (role === 'session' && credential?.jwt?.claims?.exp === undefined)) return [];
    // How long a preference or a mark of the page is kept is no matter of signing in.
    if (severityOfRefusal(role, roleReason) === undefined || UNCONCERNED.has(role)) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} asks for ${formatSeconds(seconds)}; browsers keep it for 400 days.`,
        evidence: [`lifetime: ${seconds} s`],
        fix: repairOf(subject, context),
      },
    ];
  },
});
