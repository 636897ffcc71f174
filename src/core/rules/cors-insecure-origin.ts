import { hostOf, isLocalHost, isPrivateHost } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { readCors } from './support/cors.ts';
import { isPlain } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'cors-insecure-origin',
  title: 'Answer for a page over http',
  what: 'A response over https allows a page over plain http to read it with credentials.',
  why: 'Everybody on the way to that page can put a script in it and read the answers.',
  fix: 'Allow https origins only.',
  references: ['ASVS 3.4.2', 'Fetch'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an http origin',
        exchanges: [
          {
            url: 'https://api.example.com/',
            request: { origin: 'http://app.example.com' },
            response: {
              'access-control-allow-origin': 'http://app.example.com',
              'access-control-allow-credentials': 'true',
              vary: 'Origin',
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'an https origin',
        exchanges: [
          {
            url: 'https://api.example.com/',
            request: { origin: 'https://app.example.com' },
            response: {
              'access-control-allow-origin': 'https://app.example.com',
              'access-control-allow-credentials': 'true',
              vary: 'Origin',
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cors-insecure-origin',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ exchange, url }) {
    const grant = readCors(exchange);
    if (!grant?.credentials || isPlain(url) || !grant.origin.startsWith('http:')) return [];
    const host = hostOf(grant.origin);
    return [
      {
        message: `${url.host} lets ${shorten(grant.origin)} read answers with credentials.`,
        severity: isLocalHost(host) || isPrivateHost(host) ? 'info' : 'warning',
        evidence: [`Access-Control-Allow-Origin: ${shorten(grant.origin)}`],
        detail: grant.origin,
      },
    ];
  },
});
