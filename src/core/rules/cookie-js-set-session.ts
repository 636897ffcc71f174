import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, isAuthenticating, shorten } from './support/cookie-line.ts';
import { OTHER_ID } from './support/example-flows.ts';
import { SESSION_ID } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'cookie-js-set-session',
  title: 'Session cookie written by a script',
  what: 'A session cookie that scripts can read got a new value without any Set-Cookie that was seen.',
  why: 'A script seems to write it, so every script can read and change it; another tab may have received it too.',
  fix: 'Set the cookie from the server, with HttpOnly.',
  references: ['ASVS 3.3.4', 'OAuth browser apps 8.1', 'CWE 1004'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a value that no response brought',
        exchanges: [
          { stored: [{ name: 'session', value: SESSION_ID }] },
          { stored: [{ name: 'session', value: OTHER_ID }] },
        ],
      },
    ],
    good: [
      {
        title: 'a value that a response brought',
        exchanges: [
          { stored: [{ name: 'session', value: SESSION_ID, httpOnly: true }] },
          {
            response: { 'set-cookie': `session=${OTHER_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` },
            stored: [{ name: 'session', value: OTHER_ID, httpOnly: true }],
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-js-set-session',
  subject: 'cookie-jar',
  severity: 'info',
  confidence: 'low',
  createState: () => new Map<string, Set<string>>(),
  check({ origin, recorded }, _context, before) {
    const known = before.get(origin);
    const ids = new Set(recorded.map(({ credential }) => credential.id));
    if (known !== undefined || before.size < 100) before.set(origin, ids);
    if (known === undefined) return [];
    return recorded
      .filter(
        ({ credential, found }) =>
          found.stored?.httpOnly === false &&
          !known.has(credential.id) &&
          isAuthenticating(credential.role) &&
          credential.uses.every(({ place }) => place.carrier === 'cookie-store' || place.carrier === 'cookie'),
      )
      .slice(0, 5)
      .map(({ credential, sighting }) => ({
        message: `${describeCookie(sighting.place.name, credential.role)} got a new value, and no response that was seen brought it.`,
        evidence: ['cookie store: a new value', 'Set-Cookie: none seen'],
        name: shorten(sighting.place.name),
      }));
  },
});
