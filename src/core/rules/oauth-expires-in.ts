import { isJwt } from '../credential/decode/jwt-detect.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { severityAbove } from './severity.ts';
import { OPAQUE } from './support/examples.ts';
import { tokenResponse } from './support/oauth.ts';
import { formatSeconds } from './support/token.ts';

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

export default defineRule({
  id: 'oauth-expires-in',
  subject: 'exchange',
  severity: 'info',
  confidence: 'medium',
  body: true,
  check({ exchange, url }, { thresholds }) {
    const body = tokenResponse(exchange);
    // A JWT tells its own lifetime: jwt-access-lifetime-long and jwt-no-exp.
    if (typeof body?.access_token !== 'string' || typeof body.token_type !== 'string' || isJwt(body.access_token))
      return [];
    const seconds = body.expires_in === undefined ? undefined : Number(body.expires_in);
    if (seconds === undefined)
      return [
        {
          message: `${url.host} gives out an access token without expires_in.`,
          severity: 'info',
          evidence: ['expires_in: absent'],
        },
      ];
    const severity = severityAbove(
      seconds,
      thresholds.accessLifetimeInfoSeconds,
      thresholds.accessLifetimeWarningSeconds,
    );
    if (severity === undefined) return [];
    return [
      {
        message: `${url.host} gives out access tokens for ${formatSeconds(seconds)}.`,
        severity,
        evidence: [`expires_in: ${seconds}`],
      },
    ];
  },
});
