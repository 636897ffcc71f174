import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, isAuthenticating, shorten } from './support/cookie-line.ts';
import { SESSION_ID } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'cookie-shadowed',
  title: 'Two cookies of one name',
  what: 'A request carries two cookies of the same name with different values, and the name is one of a session or a CSRF cookie.',
  why: 'Which one the server reads is chance; a subdomain can slip a cookie in that way.',
  fix: 'Delete the one with the other Domain or Path, and use the prefix __Host-.',
  references: ['RFC 6265bis 8.6'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'two session cookies',
        exchanges: [{ request: { cookie: `sid=${SESSION_ID}; sid=${SESSION_ID.replace('8', '9')}` } }],
      },
    ],
    good: [{ title: 'one session cookie', exchanges: [{ request: { cookie: `sid=${SESSION_ID}; theme=dark` } }] }],
  }),
};

export default defineRule({
  id: 'cookie-shadowed',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ reading, recorded }) {
    if (reading.cookies.length < 2) return [];
    const values = new Map<string, string>();
    const twice = new Set<string>();
    for (const { name, value } of reading.cookies) {
      const known = values.get(name);
      if (known !== undefined && known !== value) twice.add(name);
      values.set(name, value);
    }
    if (twice.size === 0) return [];
    const roles = new Map(recorded.map(({ credential, sighting }) => [sighting.place.name, credential.role]));
    return [...twice]
      .map((name) => ({ name, role: roles.get(name) ?? ('other' as const) }))
      .filter(({ role }) => isAuthenticating(role) || role === 'csrf')
      .map(({ name, role }) => ({
        message: `${describeCookie(name, role)} comes twice in one request, with two values.`,
        evidence: [`Cookie: ${shorten(name)}, twice`],
        name: shorten(name),
      }));
  },
});
