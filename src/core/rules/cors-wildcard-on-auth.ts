import { defineRule, type RuleMeta } from './rule.ts';
import { readCors } from './support/cors.ts';
import { bearer } from './support/examples.ts';
import { headerNamed } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'cors-wildcard-on-auth',
  title: 'Answer to an authenticated request is open to every site',
  what: 'A response to a request with Authorization allows every origin (Access-Control-Allow-Origin: *).',
  why: 'A page of any site that has a token can read it; without a token it cannot.',
  fix: 'Name the origins that are meant, where the data is not for everybody.',
  references: ['ASVS 3.4.2', 'Fetch'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a star',
        exchanges: [
          {
            url: 'https://api.example.com/',
            request: { authorization: bearer(), origin: 'https://app.example.com' },
            response: { 'access-control-allow-origin': '*' },
          },
        ],
      },
    ],
    good: [
      {
        title: 'an origin by name',
        exchanges: [
          {
            url: 'https://api.example.com/',
            request: { authorization: bearer(), origin: 'https://app.example.com' },
            response: { 'access-control-allow-origin': 'https://app.example.com', vary: 'Origin' },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cors-wildcard-on-auth',
  subject: 'exchange',
  severity: 'info',
  confidence: 'high',
  off: true,
  check({ exchange, url }) {
    if (readCors(exchange)?.origin !== '*' || headerNamed(exchange, 'authorization') === undefined) return [];
    return [
      {
        message: `${url.host} answers a request with Authorization for every origin.`,
        evidence: ['Access-Control-Allow-Origin: *'],
      },
    ];
  },
});
