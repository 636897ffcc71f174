import { getHeader } from '../http/header.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { OPAQUE } from './support/examples.ts';
import { tokenResponse } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'token-response-cacheable',
  title: 'Token response may be cached',
  what: 'A response that hands out tokens does not say Cache-Control: no-store.',
  why: 'The browser, or a cache on the way, may keep the tokens and give them to somebody else.',
  fix: 'Send Cache-Control: no-store with every response that has a token in it.',
  references: ['RFC 6749 5.1', 'CWE 525', 'ASVS 14.3.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'tokens by GET without no-store',
        exchanges: [
          {
            url: 'https://app.example.com/api/token',
            response: { 'content-type': 'application/json' },
            responseBody: {
              mediaType: 'application/json',
              text: JSON.stringify({ access_token: OPAQUE, expires_in: 3600 }),
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'with no-store',
        exchanges: [
          {
            url: 'https://app.example.com/api/token',
            response: { 'content-type': 'application/json', 'cache-control': 'no-store' },
            responseBody: {
              mediaType: 'application/json',
              text: JSON.stringify({ access_token: OPAQUE, expires_in: 3600 }),
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'token-response-cacheable',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  body: true,
  check({ exchange, url }) {
    if (exchange.status !== 200 || /no-store/i.test(getHeader(exchange.responseHeaders, 'cache-control') ?? ''))
      return [];
    const body = tokenResponse(exchange);
    const names = ['access_token', 'refresh_token', 'id_token'].filter((name) => typeof body?.[name] === 'string');
    if (names.length === 0) return [];
    // Caches keep answers to POST almost never.
    return [
      {
        message: `${url.host} hands out ${names.join(', ')} without Cache-Control: no-store.`,
        severity: exchange.method === 'GET' ? 'warning' : 'info',
        evidence: [
          `method: ${exchange.method}`,
          `Cache-Control: ${shorten(getHeader(exchange.responseHeaders, 'cache-control') ?? 'absent')}`,
        ],
        fix: 'Cache-Control: no-store',
      },
    ];
  },
});
