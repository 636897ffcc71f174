import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie } from './support/cookie-line.ts';
import { refusalOf, severityOfRefusal } from './support/refusal.ts';
import { repairOf } from './support/repair.ts';

export const meta: RuleMeta = {
  id: 'cookie-secure-prefix-broken',
  title: '__Secure- cookie without Secure',
  what: 'A cookie whose name starts with __Secure- lacks Secure, or is set over plain http.',
  why: 'Browsers refuse the cookie.',
  fix: 'Set it with Secure over https.',
  references: ['RFC 6265bis 4.1.3.1', 'RFC 6265bis 5.7'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'without Secure',
        exchanges: [{ response: { 'set-cookie': '__Secure-theme=dark; Path=/; SameSite=Lax' } }],
      },
    ],
    good: [
      {
        title: 'with Secure',
        exchanges: [{ response: { 'set-cookie': '__Secure-theme=dark; Path=/; Secure; SameSite=Lax' } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-secure-prefix-broken',
  subject: 'set-cookie',
  severity: 'error',
  confidence: 'high',
  check(subject, context) {
    const { cookie, role, roleReason } = subject;
    const severity = severityOfRefusal(role, roleReason);
    if (severity === undefined || refusalOf(subject, context)?.code !== 'prefix-secure') return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} is refused by browsers: Secure is missing.`,
        severity,
        evidence: [`Secure: ${cookie.secure}`],
        fix: repairOf(subject, context),
      },
    ];
  },
});
