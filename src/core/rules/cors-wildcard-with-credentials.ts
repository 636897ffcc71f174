import { defineRule, type RuleMeta } from './rule.ts';
import { readCors } from './support/cors.ts';
import { headerNamed } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'cors-wildcard-with-credentials',
  title: 'All origins and credentials exclude each other',
  what: 'A response allows every origin (*) and credentials at once.',
  why: 'Browsers then refuse to show the answer to a page that sent credentials.',
  fix: 'Send the exact origin instead of *, with Vary: Origin; or take Access-Control-Allow-Credentials out.',
  references: ['Fetch', 'CWE 942'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: '* with credentials',
        exchanges: [
          {
            url: 'https://api.example.com/',
            response: { 'access-control-allow-origin': '*', 'access-control-allow-credentials': 'true' },
          },
        ],
      },
    ],
    good: [
      {
        title: '* alone',
        exchanges: [{ url: 'https://api.example.com/', response: { 'access-control-allow-origin': '*' } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cors-wildcard-with-credentials',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ exchange, url }) {
    const cors = readCors(exchange);
    if (cors?.origin !== '*' || !cors.credentials) return [];
    return [
      {
        message: `${url.host} allows all origins and credentials; of a request with cookies browsers refuse that answer.`,
        severity: headerNamed(exchange, 'cookie') === undefined ? 'info' : 'warning',
        evidence: ['Access-Control-Allow-Origin: *', 'Access-Control-Allow-Credentials: true'],
      },
    ];
  },
});
