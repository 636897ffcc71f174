import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer } from './support/examples.ts';
import { describeToken, isProfiled, readWholeJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-no-iat',
  title: 'Token does not say when it was issued',
  what: 'A token has neither iat nor nbf.',
  why: 'Nobody can tell how long it is meant to live, or refuse tokens issued before a password change.',
  fix: 'Add iat to the claims.',
  references: ['RFC 7519 4.1.6', 'RFC 9068 2.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an access token without iat',
        exchanges: [
          { request: { authorization: bearer({ iat: undefined }, { alg: 'ES256', typ: 'JWT', kid: 'k1' }) } },
        ],
      },
    ],
    good: [{ title: 'an access token with iat', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'jwt-no-iat',
  subject: 'credential',
  severity: 'info',
  confidence: 'high',
  check({ credential }) {
    const { role } = credential;
    const token = readWholeJws(credential);
    if (token === undefined || token.claims.iat !== undefined || token.claims.nbf !== undefined) return [];
    if (role !== 'access' && role !== 'id' && role !== 'session') return [];
    // Told with the issuer that is missing too, or with what else the type asks for.
    if (isProfiled(token.header) || (token.claims.iss === undefined && role !== 'session')) return [];
    return [
      {
        message: `${describeToken(credential)} has neither iat nor nbf.`,
        evidence: [`claims: ${Object.keys(token.claims).slice(0, 20).map(shorten).join(', ')}`],
      },
    ];
  },
});
