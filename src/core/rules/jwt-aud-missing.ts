import { getString } from '../credential/decode/json-model.ts';
import { hostOf } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { bearer } from './support/examples.ts';
import { describeToken, isProfiled, readWholeJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-aud-missing',
  title: 'Token without an audience',
  what: 'A token does not say for whom it is meant (aud).',
  why: 'Every service that trusts the issuer accepts it, so one service, or a thief of its tokens, can use it at all others.',
  fix: 'Issue tokens with the API as aud, and let each API check that it is named.',
  references: ['RFC 9068 2.2', 'RFC 8725 3.9', 'ASVS 9.2.3', 'ASVS 10.3.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an access token without aud',
        exchanges: [
          {
            request: {
              authorization: bearer({ aud: undefined, client_id: undefined }, { alg: 'ES256', typ: 'JWT', kid: 'k1' }),
            },
          },
        ],
      },
    ],
    good: [{ title: 'an access token with aud', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'jwt-aud-missing',
  subject: 'credential',
  severity: 'warning',
  confidence: 'medium',
  check({ credential, sighting }, { siteOf }) {
    const token = readWholeJws(credential);
    if (token === undefined || token.claims.aud !== undefined) return [];
    if (credential.role !== 'access' && credential.role !== 'id') return [];
    // Told with the issuer that is missing too, or with what else the type asks for.
    if (token.claims.iss === undefined || isProfiled(token.header)) return [];
    // The token names its client instead, or goes to the site of its issuer: there may be but one API.
    const issuer = hostOf(getString(token.claims, 'iss') ?? '');
    const own = issuer !== '' && siteOf(issuer) === siteOf(hostOf(sighting.origin));
    const single = own || token.claims.client_id !== undefined || token.claims.azp !== undefined;
    return [
      {
        message: `${describeToken(credential)} has no aud claim.`,
        severity: single && credential.role === 'access' ? 'info' : 'warning',
        evidence: ['aud: absent'],
      },
    ];
  },
});
