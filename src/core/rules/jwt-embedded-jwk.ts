import { getObject, getString } from '../credential/decode/json-model.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer, NOW_S, sampleJwt } from './support/examples.ts';
import { privateMembers } from './support/jwk.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-embedded-jwk',
  title: 'Token brings its own key',
  what: 'The header of a token holds the public key (jwk) to check it with.',
  why: 'A verifier that takes the key from the token accepts tokens signed by anybody.',
  fix: 'Name the key by kid, and let verifiers take keys from the issuer they are configured with.',
  references: ['RFC 8725 3.8', 'RFC 7515 4.1.3', 'CWE 347', 'ASVS 9.1.3'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an access token with jwk',
        exchanges: [
          {
            request: {
              authorization: bearer(
                {},
                { alg: 'ES256', typ: 'at+jwt', jwk: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } },
              ),
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a DPoP proof, which has to have one',
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
      { title: 'a token with kid', exchanges: [{ request: { authorization: bearer() } }] },
    ],
  }),
};

export default defineRule({
  id: 'jwt-embedded-jwk',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential }) {
    const header = credential.jwt?.header;
    const typ = getString(header, 'typ')?.toLowerCase() ?? '';
    // A private key in it weighs more, and has a rule of its own: jwt-jwk-private.
    // Proofs of possession show the key they prove: DPoP (RFC 9449), OpenID4VCI, key binding.
    if (
      header?.jwk === undefined ||
      privateMembers(getObject(header, 'jwk')).length > 0 ||
      /(?:^|[/+-])(?:dpop|kb|openid4vci-proof)\+jwt$/.test(typ)
    )
      return [];
    return [
      {
        message: `${describeToken(credential)} carries the key to check it with in its own header (jwk).`,
        evidence: [`header: jwk, alg ${shorten(getString(header, 'alg') ?? 'absent')}`],
      },
    ];
  },
});
