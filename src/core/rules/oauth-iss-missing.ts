import { defineRule, type RuleMeta } from './rule.ts';
import { authorize, callback } from './support/example-flows.ts';
import { leadsTo, receivedAnswer } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'oauth-iss-missing',
  title: 'Answer does not name its authorization server',
  what: 'A client that uses several authorization servers with one redirect URI gets an answer without iss.',
  why: 'It cannot tell whose answer it is, which mix-up attacks live on.',
  fix: 'Let the servers send iss, and compare it; or use a redirect URI for each server.',
  references: ['RFC 9207 2', 'RFC 9700 4.4.2.1', 'ASVS 10.2.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'two servers, one redirect URI',
        exchanges: [
          authorize(),
          {
            ...authorize({
              state: 'bZ0ifjsldkjZk29Qw7Lx4C',
              code_challenge: 'JBbiqONGWPaAmwXk_8bT6UnlPfrn65D32eZlJS-zGG0',
            }),
            url: `https://login.example.net/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&state=bZ0ifjsldkjZk29Qw7Lx4C&code_challenge=JBbiqONGWPaAmwXk_8bT6UnlPfrn65D32eZlJS-zGG0&code_challenge_method=S256`,
          },
          callback(),
        ],
      },
    ],
    good: [
      {
        title: 'one server',
        exchanges: [authorize(), callback()],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-iss-missing',
  subject: 'exchange',
  severity: 'info',
  confidence: 'low',
  check({ exchange, url }, { authorizations, siteOf }) {
    const requests = authorizations().filter((request) => leadsTo(request, url));
    if (new Set(requests.map(({ host }) => siteOf(host))).size < 2) return [];
    const answer = receivedAnswer(exchange, url);
    // An ID token in the answer names its issuer as well.
    if (answer === undefined || answer.has('iss') || answer.has('id_token')) return [];
    return [
      {
        message: `${url.host} gets answers of several authorization servers at one address, without iss.`,
        evidence: ['iss: absent', 'servers: 2 or more'],
      },
    ];
  },
});
