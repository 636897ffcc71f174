import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer, sampleJwt } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'storage-cookie-js-token',
  title: 'Bearer token kept in a cookie that scripts can read',
  what: 'A script sends a token in Authorization that a cookie without HttpOnly holds as well.',
  why: 'Every script of the site can read it, as in localStorage, and it goes with every request besides.',
  fix: 'Let the server use an HttpOnly cookie, or keep the token in memory.',
  references: ['OAuth browser apps 8.1', 'CWE 1004', 'ASVS 3.3.4'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'one token, in both',
        exchanges: [
          { response: { 'set-cookie': `token=${sampleJwt()}; Path=/; Secure; SameSite=Lax` } },
          { request: { authorization: bearer() } },
        ],
      },
    ],
    good: [
      {
        title: 'a token in Authorization alone',
        exchanges: [{ request: { authorization: bearer() } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'storage-cookie-js-token',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  createState: () => new Map<string, string>(),
  check({ recorded, url }, _context, open) {
    for (const { credential, found } of recorded)
      if (found.setCookie && !found.setCookie.httpOnly && open.size < 200)
        open.set(credential.id, found.setCookie.name);
    return recorded
      .filter(({ credential, sighting }) => sighting.place.carrier === 'authorization' && open.has(credential.id))
      .slice(0, 1)
      .map(({ credential }) => ({
        message: `${describeToken(credential)} is sent to ${url.host} by a script, and lies in the cookie "${shorten(open.get(credential.id) ?? '')}", which scripts can read.`,
        evidence: [`cookie: ${shorten(open.get(credential.id) ?? '')}, no HttpOnly`, 'header: Authorization'],
        name: shorten(open.get(credential.id) ?? ''),
      }));
  },
});
