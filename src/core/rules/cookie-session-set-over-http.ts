import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, isAuthenticating, shorten } from './support/cookie-line.ts';
import { SESSION_ID } from './support/examples.ts';
import { isRefused } from './support/refusal.ts';
import { repairOf } from './support/repair.ts';

export const meta: RuleMeta = {
  id: 'cookie-session-set-over-http',
  title: 'Session cookie set over plain http',
  what: 'A response over plain http sets a cookie that authenticates the user.',
  why: 'Everybody on the way reads the value, or puts in one of their own.',
  fix: 'Redirect to https first, and set the cookie there with Secure.',
  references: ['RFC 6265bis 8.3', 'CWE 319', 'ASVS 12.2.1', 'OWASP Session Management'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a session cookie over http',
        exchanges: [
          {
            url: 'http://app.example.com/',
            response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; HttpOnly; SameSite=Lax` },
          },
        ],
      },
    ],
    good: [
      {
        title: 'over https',
        exchanges: [{ response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` } }],
      },
      {
        title: 'on localhost',
        exchanges: [
          {
            url: 'http://localhost:3000/',
            response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; HttpOnly; SameSite=Lax` },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-session-set-over-http',
  subject: 'set-cookie',
  severity: 'error',
  confidence: 'high',
  transport: true,
  check(subject, context) {
    const { cookie, role, secure, exchange } = subject;
    if (secure || !isAuthenticating(role) || exchange.fromCache || isRefused(subject, context)) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} is set in a response over plain http.`,
        evidence: [`Set-Cookie: ${shorten(cookie.name)}`],
        fix: repairOf(subject, context),
      },
    ];
  },
});
