import { defineRule, type RuleMeta } from './rule.ts';
import { bearer } from './support/examples.ts';
import { describeToken, isProfiled, readWholeJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-iss-missing',
  title: 'Token without an issuer',
  what: 'An access or ID token does not say who issued it (iss); what it lacks besides, an audience (aud) or the time it was issued (iat), is told with it.',
  why: 'With more than one issuer a verifier cannot tell which keys to use, and each service that has the key accepts the tokens of all others.',
  fix: "Write the issuer's https address into iss.",
  references: ['RFC 9068 2.2', 'OIDC Core 2', 'RFC 8725 3.8'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an access token without iss',
        exchanges: [
          { request: { authorization: bearer({ iss: undefined }, { alg: 'ES256', typ: 'JWT', kid: 'k1' }) } },
        ],
      },
    ],
    good: [{ title: 'an access token with iss', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'jwt-iss-missing',
  subject: 'credential',
  severity: 'info',
  confidence: 'high',
  check({ credential }) {
    const token = readWholeJws(credential);
    if (token === undefined || token.claims.iss !== undefined || isProfiled(token.header)) return [];
    if (credential.role !== 'access' && credential.role !== 'id') return [];
    // What else such a token lacks is told here: it is made by the application itself, and one note is enough.
    const { aud, iat, nbf } = token.claims;
    const missing = [
      'iss',
      ...(aud === undefined ? ['aud'] : []),
      ...(iat === undefined && nbf === undefined ? ['iat'] : []),
    ];
    const last = missing.length > 1 ? ` and no ${missing.at(-1)}` : '';
    return [
      {
        message: `${describeToken(credential)} has no ${missing.slice(0, last === '' ? 1 : -1).join(', no ')}${last}.`,
        evidence: missing.map((name) => `${name}: absent`),
      },
    ];
  },
});
