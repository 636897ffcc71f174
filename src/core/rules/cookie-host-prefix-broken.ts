import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie } from './support/cookie-line.ts';
import { cookieDomain } from './support/cookie-scope.ts';
import { isTrustworthy } from './support/cookie-use.ts';
import { SESSION_ID } from './support/examples.ts';
import { refusalOf, severityOfRefusal } from './support/refusal.ts';
import { repairOf } from './support/repair.ts';

export const meta: RuleMeta = {
  id: 'cookie-host-prefix-broken',
  title: '__Host- cookie that breaks its promise',
  what: 'A cookie whose name starts with __Host- lacks Secure or Path=/, or has Domain.',
  why: 'Browsers refuse the cookie.',
  fix: 'Set it with Secure, Path=/ and without Domain, over https.',
  references: ['RFC 6265bis 4.1.3.2', 'RFC 6265bis 5.7'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'without Path',
        exchanges: [{ response: { 'set-cookie': `__Host-sid=${SESSION_ID}; Secure; HttpOnly; SameSite=Lax` } }],
      },
    ],
    good: [
      {
        title: 'all of it',
        exchanges: [{ response: { 'set-cookie': `__Host-sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-host-prefix-broken',
  subject: 'set-cookie',
  severity: 'error',
  confidence: 'high',
  check(subject, context) {
    const { cookie, role, roleReason } = subject;
    const severity = severityOfRefusal(role, roleReason);
    if (severity === undefined || !/^__host-(?!http-)/i.test(cookie.name)) return [];
    if (refusalOf(subject, context)?.code !== 'prefix-host') return [];
    const wrong: string[] = [];
    if (!isTrustworthy(subject)) wrong.push('it is set over plain http');
    if (!cookie.secure) wrong.push('Secure is missing');
    if (cookieDomain(cookie) !== '') wrong.push('Domain is present');
    if (cookie.path !== '/') wrong.push(cookie.path === undefined ? 'Path=/ is missing' : 'Path is not /');
    return [
      {
        message: `${describeCookie(cookie.name, role)} is refused by browsers: ${wrong.join(', ')}.`,
        severity,
        evidence: wrong,
        fix: repairOf(subject, context),
      },
    ];
  },
});
