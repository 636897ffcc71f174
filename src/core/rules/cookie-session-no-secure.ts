import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, isAuthenticating } from './support/cookie-line.ts';
import { SESSION_ID } from './support/examples.ts';
import { isRefused } from './support/refusal.ts';
import { repairOf } from './support/repair.ts';

export const meta: RuleMeta = {
  id: 'cookie-session-no-secure',
  title: 'Session cookie without Secure',
  what: 'A cookie that authenticates the user is set over https without the Secure attribute.',
  why: 'The browser sends it over plain http too, where anybody on the way can read it; one http link to the host is enough.',
  fix: 'Add Secure to the cookie.',
  references: ['RFC 6265bis 8.3', 'CWE 614', 'ASVS 3.3.1', 'OWASP Session Management'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a session cookie without Secure',
        exchanges: [{ response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; HttpOnly; SameSite=Lax` } }],
      },
    ],
    good: [
      {
        title: 'a session cookie with Secure',
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
      {
        title: 'a cookie that is deleted',
        exchanges: [{ response: { 'set-cookie': 'sid=; Path=/; Max-Age=0' } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-session-no-secure',
  subject: 'set-cookie',
  severity: 'error',
  confidence: 'high',
  transport: true,
  check(subject, context) {
    const { cookie, role, host, secure } = subject;
    // Over plain http the cookie is lost already: cookie-session-set-over-http says so.
    if (cookie.secure || !secure || !isAuthenticating(role) || isRefused(subject, context)) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} is set over https without Secure, so it is sent over plain http as well.`,
        evidence: [`Set-Cookie: ${cookie.name}, no Secure`],
        fix: repairOf(subject, context),
        lessWithHsts: host,
      },
    ];
  },
});
