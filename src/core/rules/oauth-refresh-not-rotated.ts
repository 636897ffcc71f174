import { defineRule, type RuleMeta } from './rule.ts';
import { OPAQUE, SESSION_ID } from './support/examples.ts';
import { tokenRequest } from './support/oauth.ts';
import { headerNamed } from './support/request.ts';
import { credentialAt, issuedToken } from './support/token-answer.ts';

export const meta: RuleMeta = {
  id: 'oauth-refresh-not-rotated',
  title: 'Refresh token does not change',
  what: 'A page redeemed a refresh token, without client authentication, and may go on using the same one.',
  why: 'A stolen refresh token works beside the rightful one, and nobody notices.',
  fix: 'Answer each refresh with a new refresh token and refuse the old one, or bind it to a key (DPoP).',
  references: ['RFC 9700 2.2.2', 'RFC 9700 4.14.2', 'ASVS 10.4.5'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'no new refresh token in the answer',
        exchanges: [
          {
            url: 'https://id.example.com/token',
            method: 'POST',
            response: { 'cache-control': 'no-store' },
            requestBody: {
              mediaType: 'application/x-www-form-urlencoded',
              fields: [
                { name: 'grant_type', value: 'refresh_token' },
                { name: 'refresh_token', value: OPAQUE },
                { name: 'client_id', value: 'web' },
              ],
            },
            responseBody: {
              mediaType: 'application/json',
              text: JSON.stringify({ access_token: SESSION_ID, token_type: 'Bearer', expires_in: 300 }),
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a new one',
        exchanges: [
          {
            url: 'https://id.example.com/token',
            method: 'POST',
            response: { 'cache-control': 'no-store' },
            requestBody: {
              mediaType: 'application/x-www-form-urlencoded',
              fields: [
                { name: 'grant_type', value: 'refresh_token' },
                { name: 'refresh_token', value: OPAQUE },
                { name: 'client_id', value: 'web' },
              ],
            },
            responseBody: {
              mediaType: 'application/json',
              text: JSON.stringify({
                access_token: SESSION_ID,
                refresh_token: `${OPAQUE}x`,
                token_type: 'Bearer',
                expires_in: 300,
              }),
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-refresh-not-rotated',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'medium',
  body: true,
  check({ exchange, body, recorded, url }) {
    const fields = tokenRequest(exchange);
    if (fields?.get('grant_type') !== 'refresh_token' || exchange.status !== 200) return [];
    // Of a client with a secret, or a key, rotation is not asked.
    if (
      fields.has('client_secret') ||
      fields.has('client_assertion') ||
      headerNamed(exchange, 'authorization') ||
      headerNamed(exchange, 'dpop')
    )
      return [];
    const answer = body?.token;
    if (issuedToken(answer, 'access_token') === undefined || body?.truncated || answer?.cut) return [];
    const next = issuedToken(answer, 'refresh_token');
    const same = next && credentialAt(recorded, next.path)?.value === fields.get('refresh_token');
    if (next !== undefined && !same) return [];
    return [
      {
        message: `${url.host} redeemed a refresh token and ${next === undefined ? 'sent no new one' : 'sent the same one again'}.`,
        evidence: [`refresh_token in the answer: ${next === undefined ? 'absent' : 'the same'}`],
      },
    ];
  },
});
