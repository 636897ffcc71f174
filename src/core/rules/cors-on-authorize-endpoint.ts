import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { readCors } from './support/cors.ts';
import { authorize } from './support/example-flows.ts';
import { authorizationRequest } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'cors-on-authorize-endpoint',
  title: 'Sign-in page may be read by scripts of others',
  what: 'The answer to an authorization request has Access-Control-Allow-Origin.',
  why: 'Browsers navigate there; a script that reads the answer has no business with it.',
  fix: 'Leave CORS headers out at the authorization endpoint.',
  references: ['RFC 9700 2.6'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a star at the authorization endpoint',
        exchanges: [authorize({}, { response: { location: '/login', 'access-control-allow-origin': '*' } })],
      },
    ],
    good: [
      {
        title: 'no CORS headers',
        exchanges: [authorize({}, { response: { location: '/login' } })],
      },
    ],
  }),
};

export default defineRule({
  id: 'cors-on-authorize-endpoint',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'low',
  check({ exchange, url }) {
    if (authorizationRequest(url) === undefined || exchange.type !== 'document') return [];
    const grant = readCors(exchange);
    if (grant === undefined || (grant.from !== undefined && grant.origin === url.origin)) return [];
    return [
      {
        message: `The authorization endpoint of ${url.host} allows ${shorten(grant.origin)} to read its answers.`,
        evidence: [`Access-Control-Allow-Origin: ${shorten(grant.origin)}`],
      },
    ];
  },
});
