import { formatSeconds } from '../http/duration.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { OPAQUE } from './support/examples.ts';
import { issuedToken } from './support/token-answer.ts';

export const meta: RuleMeta = {
  id: 'oauth-expires-in',
  title: 'Access token lives long, or nobody knows how long',
  what: 'A token response has an opaque access token with a long expires_in, or with none.',
  why: 'Whoever steals the token has that long; without expires_in the client cannot renew in time.',
  fix: 'Send expires_in, at most 3600.',
  references: ['RFC 6749 5.1', 'RFC 6750 5.3', 'CWE 613'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'two days',
        exchanges: [
          {
            url: 'https://id.example.com/token',
            method: 'POST',
            response: { 'cache-control': 'no-store' },
            responseBody: {
              mediaType: 'application/json',
              text: JSON.stringify({ access_token: OPAQUE, token_type: 'Bearer', expires_in: 172_800 }),
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'an hour',
        exchanges: [
          {
            url: 'https://id.example.com/token',
            method: 'POST',
            response: { 'cache-control': 'no-store' },
            responseBody: {
              mediaType: 'application/json',
              text: JSON.stringify({ access_token: OPAQUE, token_type: 'Bearer', expires_in: 3600 }),
            },
          },
        ],
      },
    ],
  }),
};

const LEVELS = { info: 'accessLifetimeInfoSeconds', warning: 'accessLifetimeWarningSeconds' } as const;

export default defineRule({
  id: 'oauth-expires-in',
  subject: 'exchange',
  severity: 'info',
  confidence: 'medium',
  body: true,
  check({ body, url }) {
    const answer = body?.token;
    const token = issuedToken(answer, 'access_token');
    // A JWT tells its own lifetime: jwt-access-lifetime-long and jwt-no-exp. One bound to a key is of no use to a thief.
    if (token === undefined || answer?.tokenType === undefined || token.isJwt || answer.expiresIn === 'unreadable')
      return [];
    const seconds = answer.expiresIn;
    if (/^dpop$/i.test(answer.tokenType)) return [];
    if (seconds === undefined)
      return body?.truncated || answer.cut
        ? []
        : [
            {
              message: `${url.host} gives out an access token without expires_in.`,
              severity: 'info',
              evidence: ['expires_in: absent'],
            },
          ];
    return [
      {
        message: `${url.host} gives out access tokens for ${formatSeconds(seconds)}.`,
        grades: [{ value: seconds, above: LEVELS }],
        evidence: [`expires_in: ${seconds}`],
      },
    ];
  },
});
