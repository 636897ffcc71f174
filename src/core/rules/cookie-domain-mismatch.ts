import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, shorten } from './support/cookie-line.ts';
import { cookieDomain } from './support/cookie-scope.ts';
import { refusalOf, severityOfRefusal } from './support/refusal.ts';
import { repairOf } from './support/repair.ts';

export const meta: RuleMeta = {
  id: 'cookie-domain-mismatch',
  title: 'Cookie for another domain',
  what: 'The Domain of a cookie does not cover the host that sets it.',
  why: 'Browsers refuse the cookie; often a proxy passes the cookie of a server behind it on.',
  fix: 'Leave Domain away, or let the proxy rewrite it to the host the browser sees.',
  references: ['RFC 6265bis 5.7'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'the name of a server behind a proxy',
        exchanges: [
          { response: { 'set-cookie': 'theme=dark; Domain=backend.internal; Path=/; Secure; SameSite=Lax' } },
        ],
      },
    ],
    good: [
      {
        title: 'a parent of the host',
        exchanges: [{ response: { 'set-cookie': 'theme=dark; Domain=.example.com; Path=/; Secure; SameSite=Lax' } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-domain-mismatch',
  subject: 'set-cookie',
  severity: 'error',
  confidence: 'high',
  check(subject, context) {
    const { cookie, role, roleReason, host } = subject;
    const severity = severityOfRefusal(role, roleReason);
    if (severity === undefined || refusalOf(subject, context)?.code !== 'domain-mismatch') return [];
    const domain = cookieDomain(cookie);
    return [
      {
        message: `${describeCookie(cookie.name, role)} has Domain=${shorten(domain)}, which does not cover ${host}: browsers refuse it.`,
        severity,
        evidence: [`Domain: ${shorten(domain)}`, `set by: ${host}`],
        fix: repairOf(subject, context),
      },
    ];
  },
});
