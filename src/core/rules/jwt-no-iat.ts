import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer } from './support/examples.ts';
import { describeToken, readJws } from './support/token.ts';

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
      { title: 'an access token without iat', exchanges: [{ request: { authorization: bearer({ iat: undefined }) } }] },
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
    const token = readJws(credential);
    if (token === undefined || token.claims.iat !== undefined || token.claims.nbf !== undefined) return [];
    if (credential.role !== 'access' && credential.role !== 'id' && credential.role !== 'session') return [];
    return [
      {
        message: `${describeToken(credential)} has neither iat nor nbf.`,
        evidence: [`claims: ${Object.keys(token.claims).slice(0, 20).map(shorten).join(', ')}`],
      },
    ];
  },
});
