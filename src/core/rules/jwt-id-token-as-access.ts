import { getString } from '../credential/decode/json-model.ts';
import { parseUrl } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, ID_CLAIMS, NOW_S, sampleJwt } from './support/examples.ts';
import { readWholeJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-id-token-as-access',
  title: 'ID token used as access token',
  what: 'A bearer token looks like an ID token: it has nonce, at_hash or auth_time, and no scope or client_id.',
  why: 'An ID token says to the client who signed in; an API that takes it accepts tokens that were issued to any client.',
  fix: 'Ask for an access token for the API, and send that.',
  references: ['RFC 9068 5', 'ASVS 9.2.2', 'ASVS 10.3.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an ID token as bearer token',
        exchanges: [
          {
            url: 'https://api.example.com/',
            request: { authorization: `Bearer ${sampleJwt(ID_CLAIMS, { alg: 'ES256', kid: 'k1' })}` },
          },
        ],
      },
    ],
    good: [
      {
        title: 'an access token',
        exchanges: [{ url: 'https://api.example.com/', request: { authorization: bearer() } }],
      },
      {
        title: 'a platform that takes ID tokens by design',
        exchanges: [
          {
            url: 'https://api.example.com/',
            request: {
              authorization: `Bearer ${sampleJwt({ ...ID_CLAIMS, iss: 'https://securetoken.google.com/project', auth_time: NOW_S - 600 }, { alg: 'RS256', kid: 'k1' }, 'A'.repeat(342))}`,
            },
          },
        ],
      },
    ],
  }),
};

/** Platforms whose APIs take their ID tokens by design. */
const BY_DESIGN = /^https:\/\/(?:securetoken\.google\.com\/|cognito-idp\.|accounts\.google\.com)/;

export default defineRule({
  id: 'jwt-id-token-as-access',
  subject: 'credential',
  severity: 'warning',
  confidence: 'low',
  check({ credential, sighting, exchange }) {
    const token = readWholeJws(credential);
    if (
      token === undefined ||
      sighting.place.carrier !== 'authorization' ||
      /\/userinfo$/.test(parseUrl(exchange?.url ?? '')?.pathname ?? '')
    )
      return [];
    const { claims, header } = token;
    const marks = ['nonce', 'at_hash', 'c_hash', 'auth_time'].filter((name) => claims[name] !== undefined);
    if (marks.length === 0 || ['scope', 'scp', 'client_id'].some((name) => claims[name] !== undefined)) return [];
    if (/at\+jwt$/i.test(getString(header, 'typ') ?? '') || BY_DESIGN.test(getString(claims, 'iss') ?? '')) return [];
    return [
      {
        message: `${credential.id} is sent as a bearer token and looks like an ID token: it has ${marks.join(', ')} and no scope.`,
        evidence: marks.map((name) => `claim: ${name}`),
      },
    ];
  },
});
