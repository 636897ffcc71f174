import { defineRule, type RuleMeta } from './rule.ts';
import { SESSION_ID } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'cookie-prefix-nameless',
  title: 'Prefix in the value of a cookie without a name',
  what: 'A cookie without a name has a value that begins with __Host- or __Secure-.',
  why: 'Browsers refuse it: it would be sent as if it were a cookie with that name.',
  fix: 'Give the cookie a name; look where the line is put together.',
  references: ['RFC 6265bis 5.7'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'no name',
        exchanges: [{ response: { 'set-cookie': '=__Host-sid=abc; Path=/; Secure' } }],
      },
    ],
    good: [
      {
        title: 'a name',
        exchanges: [{ response: { 'set-cookie': `__Host-sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-prefix-nameless',
  subject: 'set-cookie',
  severity: 'error',
  confidence: 'high',
  check({ cookie }) {
    if (cookie.name !== '' || !/^__(?:host|secure|http)-/i.test(cookie.value)) return [];
    return [
      { message: 'A cookie without a name has a value that begins like a prefixed name.', evidence: ['name: empty'] },
    ];
  },
});
