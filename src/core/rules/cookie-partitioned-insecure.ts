import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie } from './support/cookie-line.ts';
import { refusalOf, severityOfRefusal } from './support/refusal.ts';
import { repairOf } from './support/repair.ts';

export const meta: RuleMeta = {
  id: 'cookie-partitioned-insecure',
  title: 'Partitioned without Secure',
  what: 'A cookie is set with Partitioned and without Secure.',
  why: 'Browsers that know Partitioned refuse such a cookie.',
  fix: 'Add Secure.',
  references: ['CHIPS'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'Partitioned alone',
        exchanges: [{ response: { 'set-cookie': 'embed=1; Path=/; Partitioned; SameSite=Lax' } }],
      },
    ],
    good: [
      {
        title: 'Partitioned with Secure',
        exchanges: [{ response: { 'set-cookie': 'embed=1; Path=/; Secure; SameSite=None; Partitioned' } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-partitioned-insecure',
  subject: 'set-cookie',
  severity: 'error',
  confidence: 'high',
  check(subject, context) {
    const { cookie, role, roleReason } = subject;
    const severity = severityOfRefusal(role, roleReason);
    if (severity === undefined || !cookie.partitioned || cookie.secure) return [];
    // What every browser refuses for another reason has a finding for that.
    const code = refusalOf(subject, context)?.code;
    if (code !== undefined && code !== 'partitioned-without-secure') return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} has Partitioned without Secure: browsers refuse it.`,
        severity,
        evidence: ['Partitioned, no Secure'],
        fix: repairOf(subject, context),
      },
    ];
  },
});
