import { getString } from '../credential/decode/json-model.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer, claimsWith, sampleJwt } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'session-parallel-auth',
  title: 'Two users in one request',
  what: 'A request carries two tokens of one issuer that are about different users.',
  why: 'What belongs to one user may be written or shown to the other.',
  fix: 'End the first login when another begins, in cookies and in storage.',
  references: ['CWE 488'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a cookie of one user and a bearer token of another',
        exchanges: [{ request: { cookie: `token=${sampleJwt(claimsWith({ sub: 'u-7' }))}`, authorization: bearer() } }],
      },
    ],
    good: [
      {
        title: 'one user',
        exchanges: [{ request: { cookie: `token=${sampleJwt(claimsWith({ jti: 'b' }))}`, authorization: bearer() } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'session-parallel-auth',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'medium',
  check({ recorded, url }) {
    const users = new Map<string, { user: string; id: string }>();
    for (const { credential, sighting } of recorded) {
      const { role, jwt } = credential;
      if (sighting.direction !== 'sent' || (role !== 'access' && role !== 'session' && role !== 'id')) continue;
      // Who acts for somebody says so (RFC 8693 section 4.1).
      const user = jwt?.claims?.act === undefined ? getString(jwt?.claims, 'sub') : undefined;
      const issuer = getString(jwt?.claims, 'iss');
      if (user === undefined || issuer === undefined) continue;
      const other = users.get(issuer);
      if (other !== undefined && other.user !== user)
        return [
          {
            message: `A request to ${url.host} carries ${other.id} and ${credential.id}, which are about different users.`,
            evidence: ['sub: different', `iss: ${shorten(issuer)}`],
          },
        ];
      users.set(issuer, { user, id: credential.id });
    }
    return [];
  },
});
