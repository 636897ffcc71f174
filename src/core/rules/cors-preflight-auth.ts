import { defineRule, type RuleMeta } from './rule.ts';
import { isPreflight } from './support/cors.ts';

export const meta: RuleMeta = {
  id: 'cors-preflight-auth',
  title: 'Preflight is refused',
  what: 'The server answers a CORS preflight with 401, 403 or a redirect.',
  why: 'Browsers send preflights without credentials, so the request itself is never made.',
  fix: 'Answer OPTIONS before the check of credentials.',
  references: ['Fetch'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: '401 for a preflight',
        exchanges: [
          {
            url: 'https://api.example.com/',
            method: 'OPTIONS',
            type: 'preflight',
            status: 401,
            request: {
              origin: 'https://app.example.com',
              'access-control-request-method': 'GET',
              'access-control-request-headers': 'authorization',
            },
          },
        ],
      },
    ],
    good: [
      {
        title: '204 for a preflight',
        exchanges: [
          {
            url: 'https://api.example.com/',
            method: 'OPTIONS',
            type: 'preflight',
            status: 204,
            request: { origin: 'https://app.example.com', 'access-control-request-method': 'GET' },
            response: {
              'access-control-allow-origin': 'https://app.example.com',
              'access-control-allow-headers': 'authorization',
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cors-preflight-auth',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ exchange, url }) {
    if (
      !isPreflight(exchange) ||
      !(exchange.status === 401 || exchange.status === 403 || (exchange.status >= 300 && exchange.status < 400))
    )
      return [];
    return [
      { message: `${url.host} answers a preflight with ${exchange.status}.`, evidence: [`status: ${exchange.status}`] },
    ];
  },
});
