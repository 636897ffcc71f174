import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, CLAIMS, sampleJwt } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-unencoded-payload',
  title: 'Token with an unencoded payload',
  what: 'The header of a token has b64: false.',
  why: 'The standard forbids that in a JWT, and verifiers that do not know it check other bytes than were signed.',
  fix: 'Leave b64 out.',
  references: ['RFC 7797 7'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'b64: false',
        exchanges: [
          {
            request: {
              authorization: `Bearer ${sampleJwt(CLAIMS, { alg: 'ES256', typ: 'JWT', b64: false, crit: ['b64'] })}`,
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'without b64',
        exchanges: [{ request: { authorization: bearer() } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwt-unencoded-payload',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential, sighting }) {
    const { carrier } = sighting.place;
    if (credential.jwt?.header?.b64 !== false || (carrier !== 'authorization' && carrier !== 'cookie')) return [];
    return [{ message: `${describeToken(credential)} has b64: false in its header.`, evidence: ['header: b64 false'] }];
  },
});
