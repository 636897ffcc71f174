import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, encodeBase64Url, sampleJwt } from './support/examples.ts';
import { describeToken, readWholeJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-no-exp',
  title: 'Token does not say when it expires',
  what: 'A token that authenticates requests has no exp claim.',
  why: 'Unless the server sets an end of its own, whoever gets hold of it can use it until the signing key is changed.',
  fix: 'Issue the token with an exp claim some minutes ahead, and renew it.',
  references: ['RFC 7519 4.1.4', 'RFC 9068 2.2', 'CWE 613'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      { title: 'an access token without exp', exchanges: [{ request: { authorization: bearer({ exp: undefined }) } }] },
    ],
    good: [
      { title: 'an access token with exp', exchanges: [{ request: { authorization: bearer() } }] },
      {
        title: 'a DPoP proof, which has iat and no exp by design',
        exchanges: [
          {
            request: {
              dpop: sampleJwt(
                { jti: 'p1', htm: 'GET', htu: 'https://app.example.com/', iat: 1768478400 },
                {
                  alg: 'ES256',
                  typ: 'dpop+jwt',
                  jwk: { kty: 'EC', crv: 'P-256', x: encodeBase64Url('x'), y: encodeBase64Url('y') },
                },
              ),
            },
          },
        ],
      },
    ],
  }),
};

const ROLES = new Set(['access', 'id', 'session']);

export default defineRule({
  id: 'jwt-no-exp',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential }) {
    const token = readWholeJws(credential);
    if (token === undefined || !ROLES.has(credential.role) || token.claims.exp !== undefined) return [];
    return [
      {
        message: `${describeToken(credential)} has no exp claim: nothing in it says when it expires.`,
        evidence: [`claims: ${Object.keys(token.claims).slice(0, 20).join(', ')}`],
        fix: 'Add "exp": iat + 3600, or less, to the claims.',
      },
    ];
  },
});
