import { getObject } from '../credential/decode/json-model.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { NOW_S, sampleJwt } from './support/examples.ts';
import { privateMembers } from './support/jwk.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-jwk-private',
  title: 'Private key in a token header',
  what: 'The jwk in the header of a token has private members.',
  why: 'Whoever sees the token can sign in the name of its owner.',
  fix: 'Throw the key pair away, make a new one, and put only its public members into jwk.',
  references: ['RFC 7515 4.1.3', 'CWE 522'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'jwk with d',
        exchanges: [
          {
            request: {
              dpop: sampleJwt(
                { jti: 'a', htm: 'GET', htu: 'https://app.example.com/', iat: NOW_S },
                { alg: 'ES256', typ: 'dpop+jwt', jwk: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', d: 'AA' } },
              ),
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'jwk without private members',
        exchanges: [
          {
            request: {
              dpop: sampleJwt(
                { jti: 'a', htm: 'GET', htu: 'https://app.example.com/', iat: NOW_S },
                { alg: 'ES256', typ: 'dpop+jwt', jwk: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } },
              ),
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwt-jwk-private',
  subject: 'credential',
  severity: 'error',
  confidence: 'high',
  check({ credential }) {
    const jwk = getObject(credential.jwt?.header, 'jwk');
    const names = privateMembers(jwk);
    if (names.length === 0) return [];
    return [
      {
        message: `${describeToken(credential)} has the private members ${names.join(', ')} of its key in its header.`,
        evidence: [`jwk members: ${names.join(', ')}`],
      },
    ];
  },
});
