import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, shorten } from './support/cookie-line.ts';
import { cookieDomain } from './support/cookie-scope.ts';
import { refusalOf, severityOfRefusal } from './support/refusal.ts';
import { repairOf } from './support/repair.ts';

export const meta: RuleMeta = {
  id: 'cookie-domain-public-suffix',
  title: 'Cookie for a public suffix',
  what: 'The Domain of a cookie is a suffix under which anybody can register names.',
  why: 'Browsers refuse the cookie.',
  fix: "Leave Domain away, or name the site's own domain.",
  references: ['RFC 6265bis 5.7'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'Domain=com',
        exchanges: [{ response: { 'set-cookie': 'theme=dark; Domain=com; Path=/; Secure; SameSite=Lax' } }],
      },
    ],
    good: [
      {
        title: "the site's domain",
        exchanges: [{ response: { 'set-cookie': 'theme=dark; Domain=example.com; Path=/; Secure; SameSite=Lax' } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-domain-public-suffix',
  subject: 'set-cookie',
  severity: 'error',
  confidence: 'high',
  check(subject, context) {
    const { cookie, role, roleReason } = subject;
    const severity = severityOfRefusal(role, roleReason);
    if (severity === undefined || refusalOf(subject, context)?.code !== 'public-suffix') return [];
    const domain = cookieDomain(cookie);
    return [
      {
        message: `${describeCookie(cookie.name, role)} has Domain=${shorten(domain)}, a public suffix: browsers refuse it.`,
        severity,
        evidence: [`Domain: ${shorten(domain)}`],
        fix: repairOf(subject, context),
      },
    ];
  },
});
