import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, renderCookieLine } from './support/cookie-line.ts';
import { cookieDomain } from './support/cookie-scope.ts';
import { SESSION_ID } from './support/examples.ts';

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
  check({ cookie, role, secure }) {
    if (!/^__host-(?!http-)/i.test(cookie.name)) return [];
    const wrong: string[] = [];
    if (!secure) wrong.push('it is set over plain http');
    if (!cookie.secure) wrong.push('Secure is missing');
    if (cookieDomain(cookie) !== '') wrong.push('Domain is present');
    if (cookie.path !== '/') wrong.push(cookie.path === undefined ? 'Path=/ is missing' : 'Path is not /');
    if (wrong.length === 0) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} is refused by browsers: ${wrong.join(', ')}.`,
        evidence: wrong,
        fix: renderCookieLine(cookie, { Domain: undefined, Path: '/', Secure: true }),
      },
    ];
  },
});
