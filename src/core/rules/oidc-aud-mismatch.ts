import { defineRule, type RuleMeta } from './rule.ts';
import { audiencesOf } from './support/audience.ts';
import { shorten } from './support/cookie-line.ts';
import { CODE, idToken, tokenAnswer } from './support/example-flows.ts';
import { issuedWith, tokenRequest } from './support/oauth.ts';
import { describeToken, readWholeJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'oidc-aud-mismatch',
  title: 'ID token for another client',
  what: 'An ID token does not name the client that asked for it among its audiences.',
  why: 'It was made for somebody else; a client that takes it can be signed in to with tokens of any other client.',
  fix: 'Refuse the token; accept only those whose aud has your client_id.',
  references: ['OIDC Core 3.1.3.7', 'ASVS 10.5.4'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: "another client's token",
        exchanges: [
          tokenAnswer(
            { grant_type: 'authorization_code', code: CODE, client_id: 'web' },
            { id_token: idToken({ aud: 'other' }), token_type: 'Bearer' },
          ),
        ],
      },
    ],
    good: [
      {
        title: "the client's own",
        exchanges: [
          tokenAnswer(
            { grant_type: 'authorization_code', code: CODE, client_id: 'web' },
            { id_token: idToken(), token_type: 'Bearer' },
          ),
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'oidc-aud-mismatch',
  subject: 'credential',
  severity: 'error',
  confidence: 'high',
  check({ credential, sighting, exchange }, { authorizations }) {
    const claims = readWholeJws(credential)?.claims;
    if (credential.role !== 'id' || claims?.aud === undefined || exchange === undefined) return [];
    const { carrier } = sighting.place;
    let client: string | undefined;
    if (carrier === 'response-body') client = tokenRequest(exchange)?.get('client_id');
    else if (carrier === 'form-field' || carrier === 'location') {
      const state = issuedWith(exchange).get('state');
      client = authorizations()
        .find(({ params }) => state && params.get('state') === state)
        ?.params.get('client_id');
    }
    if (client === undefined || audiencesOf(claims).includes(client)) return [];
    return [
      {
        message: `${describeToken(credential)} was given to the client ${shorten(client)} and is meant for ${shorten(audiencesOf(claims).join(', '))}.`,
        evidence: [`aud: ${shorten(audiencesOf(claims).join(', '))}`, `client_id: ${shorten(client)}`],
      },
    ];
  },
});
