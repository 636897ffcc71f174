import { hostOf } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { authorize, callback } from './support/example-flows.ts';
import { receivedAnswer } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'oauth-iss-mismatch',
  title: 'Answer of another authorization server',
  what: 'The iss of an authorization response names another server than the one that was asked.',
  why: 'A client that goes on sends the code to the wrong server: a mix-up attack works so.',
  fix: 'Compare iss with the issuer that was asked, and stop when they differ.',
  references: ['RFC 9207 2.4', 'RFC 9700 4.4.2.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'another issuer',
        exchanges: [authorize(), callback({ iss: 'https://id.example.net' })],
      },
    ],
    good: [
      {
        title: 'the issuer that was asked',
        exchanges: [authorize(), callback({ iss: 'https://id.example.com' })],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-iss-mismatch',
  subject: 'exchange',
  severity: 'error',
  confidence: 'medium',
  check({ exchange, url }, { authorizations, siteOf }) {
    if (!url.search.includes('iss=') && exchange.method !== 'POST') return [];
    const answer = receivedAnswer(exchange, url);
    const issuer = hostOf(answer?.get('iss') ?? '');
    const state = answer?.get('state');
    const asked = authorizations().find(({ params }) => state !== undefined && params.get('state') === state);
    if (issuer === '' || asked === undefined || siteOf(issuer) === siteOf(asked.host)) return [];
    return [
      {
        message: `${url.host} got an answer of ${shorten(issuer)} to a request that went to ${asked.host}.`,
        evidence: [`iss: ${shorten(issuer)}`, `asked: ${asked.host}`],
      },
    ];
  },
});
