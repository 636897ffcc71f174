import { defineRule, type RuleMeta } from './rule.ts';
import { audiencesOf } from './support/audience.ts';
import { authorize, CODE, idToken, tokenAnswer } from './support/example-flows.ts';
import { isHidden, tokenRequest } from './support/oauth.ts';
import { describeToken, readWholeJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'oidc-nonce-mismatch',
  title: 'ID token with another nonce than was sent',
  what: 'An ID token has no nonce, or not the one of the request it answers.',
  why: 'The token belongs to another login: somebody may be playing one back.',
  fix: 'Refuse the token; keep the nonce of each request until its answer is there.',
  references: ['OIDC Core 3.1.3.7', 'ASVS 10.5.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'another nonce',
        exchanges: [
          authorize(),
          tokenAnswer(
            { grant_type: 'authorization_code', code: CODE, client_id: 'web' },
            { id_token: idToken({ nonce: 'n-other' }), token_type: 'Bearer' },
          ),
        ],
      },
    ],
    good: [
      {
        title: 'the nonce that was sent',
        exchanges: [
          authorize(),
          tokenAnswer(
            { grant_type: 'authorization_code', code: CODE, client_id: 'web' },
            { id_token: idToken(), token_type: 'Bearer' },
          ),
        ],
      },
    ],
  }),
};

const ISSUED = new Set(['response-body', 'location', 'fragment', 'form-field']);

export default defineRule({
  id: 'oidc-nonce-mismatch',
  subject: 'credential',
  severity: 'error',
  confidence: 'high',
  check({ credential, sighting, exchange }, { authorizations }) {
    const claims = readWholeJws(credential)?.claims;
    if (credential.role !== 'id' || claims === undefined || !exchange || !ISSUED.has(sighting.place.carrier)) return [];
    // A refreshed ID token need not repeat it (OpenID Connect Core section 12.2).
    if (tokenRequest(exchange)?.get('grant_type') === 'refresh_token') return [];
    const clients = audiencesOf(claims);
    const requests = authorizations().filter(({ params }) => clients.includes(params.get('client_id') ?? ''));
    const fits = ({ params }: { params: ReadonlyMap<string, string> }) =>
      isHidden(params) || !params.has('nonce') || params.get('nonce') === claims.nonce;
    if (requests.length === 0 || requests.some(fits)) return [];
    return [
      {
        message: `${describeToken(credential)} has ${claims.nonce === undefined ? 'no nonce' : 'another nonce than was sent'}.`,
        evidence: [`nonce: ${claims.nonce === undefined ? 'absent' : 'another'}`],
      },
    ];
  },
});
