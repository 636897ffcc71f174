import { defineRule, type RuleMeta } from './rule.ts';
import { readCors } from './support/cors.ts';

export const meta: RuleMeta = {
  id: 'cors-null-with-credentials',
  title: 'The origin null may read with credentials',
  what: "The server allows the origin null to read its answers with the user's cookies.",
  why: 'Any site can make requests with the origin null, from a sandboxed frame.',
  fix: 'Never allow null.',
  references: ['CWE 942', 'ASVS 3.4.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'null with credentials',
        exchanges: [
          {
            url: 'https://api.example.com/',
            response: { 'access-control-allow-origin': 'null', 'access-control-allow-credentials': 'true' },
          },
        ],
      },
    ],
    good: [
      {
        title: 'null without credentials',
        exchanges: [{ url: 'https://api.example.com/', response: { 'access-control-allow-origin': 'null' } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cors-null-with-credentials',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  check({ exchange, url }) {
    const cors = readCors(exchange);
    if (cors?.origin !== 'null' || !cors.credentials) return [];
    return [
      {
        message: `${url.host} lets the origin null read its answers with credentials.`,
        evidence: ['Access-Control-Allow-Origin: null', 'Access-Control-Allow-Credentials: true'],
      },
    ];
  },
});
