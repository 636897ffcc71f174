import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie } from './support/cookie-line.ts';
import { SESSION_ID } from './support/examples.ts';
import { refusalOf, severityOfRefusal } from './support/refusal.ts';
import { repairOf } from './support/repair.ts';
import { leadsToSignIn } from './support/sign-in-way.ts';

export const meta: RuleMeta = {
  id: 'cookie-samesite-none-insecure',
  title: 'SameSite=None without Secure',
  what: 'A cookie is set with SameSite=None and without Secure.',
  why: 'Chrome and Firefox refuse such a cookie, so it is never stored.',
  fix: 'Add Secure, or say SameSite=Lax where the cookie is not needed in requests from other sites.',
  references: ['RFC 6265bis 5.7', 'ASVS 3.3.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'SameSite=None alone',
        exchanges: [{ response: { 'set-cookie': 'embed=1; Path=/; HttpOnly; SameSite=None' } }],
      },
    ],
    good: [
      {
        title: 'SameSite=None with Secure',
        exchanges: [{ response: { 'set-cookie': 'embed=1; Path=/; HttpOnly; Secure; SameSite=None' } }],
      },
      {
        title: 'SameSite=Lax',
        exchanges: [{ response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-samesite-none-insecure',
  subject: 'set-cookie',
  severity: 'error',
  confidence: 'high',
  check(subject, context) {
    const { cookie, role, roleReason } = subject;
    // What is set on the way to another site's sign-in waits for the answer, whatever its name.
    const severity = leadsToSignIn(subject.exchange) ? 'error' : severityOfRefusal(role, roleReason);
    if (severity === undefined || refusalOf(subject, context)?.code !== 'none-without-secure') return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} has SameSite=None without Secure: browsers refuse it.`,
        severity,
        evidence: [`Set-Cookie: ${cookie.name}, SameSite=None, no Secure`],
        fix: repairOf(subject, context),
      },
    ];
  },
});
