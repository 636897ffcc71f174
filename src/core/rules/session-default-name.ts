import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { SESSION_ID } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'session-default-name',
  title: "Session cookie has its framework's name",
  what: 'The session cookie has the name its framework gives it by default.',
  why: 'It tells which framework a site runs on, which other things tell as well.',
  fix: 'Give the cookie a name of its own.',
  references: ['OWASP Session Management'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'PHPSESSID',
        exchanges: [{ response: { 'set-cookie': `PHPSESSID=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` } }],
      },
    ],
    good: [
      {
        title: 'a name of its own',
        exchanges: [{ response: { 'set-cookie': `acme_sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'session-default-name',
  subject: 'set-cookie',
  severity: 'info',
  confidence: 'high',
  off: true,
  check({ cookie, role, roleReason }) {
    const from = /^the name is known from (?!many)([^,]{1,40})/.exec(roleReason)?.[1];
    if (role !== 'session' || from === undefined) return [];
    return [
      {
        message: `The session cookie "${shorten(cookie.name)}" has the name that ${from} gives it.`,
        evidence: [`name: ${shorten(cookie.name)}`],
      },
    ];
  },
});
