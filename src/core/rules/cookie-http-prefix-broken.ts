import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie } from './support/cookie-line.ts';
import { cookieDomain } from './support/cookie-scope.ts';
import { SESSION_ID } from './support/examples.ts';
import { repairOf } from './support/repair.ts';

export const meta: RuleMeta = {
  id: 'cookie-http-prefix-broken',
  title: '__Http- cookie that breaks its promise',
  what: 'A cookie whose name starts with __Http- or __Host-Http- lacks Secure or HttpOnly, or, with __Host-, has Domain or another Path than /.',
  why: 'Browsers that know these prefixes refuse the cookie.',
  fix: 'Set it with Secure and HttpOnly; with __Host-Http- also Path=/ and no Domain.',
  references: ['Cookies (layered) 4.1.3'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'without HttpOnly',
        exchanges: [{ response: { 'set-cookie': `__Http-sid=${SESSION_ID}; Path=/; Secure; SameSite=Lax` } }],
      },
    ],
    good: [
      {
        title: 'all of it',
        exchanges: [
          { response: { 'set-cookie': `__Host-Http-sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` } },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-http-prefix-broken',
  subject: 'set-cookie',
  severity: 'error',
  confidence: 'high',
  check(subject, context) {
    const { cookie, role } = subject;
    const match = /^__(host-)?http-/i.exec(cookie.name);
    if (match === null) return [];
    const wrong: string[] = [];
    if (!cookie.secure) wrong.push('Secure is missing');
    if (!cookie.httpOnly) wrong.push('HttpOnly is missing');
    if (match[1] && cookieDomain(cookie) !== '') wrong.push('Domain is present');
    if (match[1] && cookie.path !== '/') wrong.push('Path=/ is missing');
    if (wrong.length === 0) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} is refused by browsers: ${wrong.join(', ')}.`,
        evidence: wrong,
        fix: repairOf(subject, context),
      },
    ];
  },
});
