import { isLocalHost, isPrivateHost, parseUrl } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { authorizationRequest } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'oauth-redirect-uri-http',
  title: 'Login that returns over plain http',
  what: 'The redirect_uri of an authorization request is plain http.',
  why: 'The code, or the token, crosses the network readable.',
  fix: 'Use an https address, and register that.',
  references: ['RFC 9700 2.6', 'CWE 319'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an http address',
        exchanges: [
          {
            url: 'https://id.example.com/authorize?response_type=code&client_id=web&redirect_uri=http%3A%2F%2Fapp.example.com%2Fcb&state=af0ifjsldkjaf0ifjsldkj',
            type: 'document',
            status: 302,
          },
        ],
      },
    ],
    good: [
      {
        title: 'https',
        exchanges: [
          {
            url: 'https://id.example.com/authorize?response_type=code&client_id=web&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&state=af0ifjsldkjaf0ifjsldkj',
            type: 'document',
            status: 302,
          },
        ],
      },
      {
        title: 'localhost while developing',
        exchanges: [
          {
            url: 'https://id.example.com/authorize?response_type=code&client_id=web&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcb&state=af0ifjsldkjaf0ifjsldkj',
            type: 'document',
            status: 302,
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-redirect-uri-http',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  check({ url }) {
    const target = parseUrl(authorizationRequest(url)?.get('redirect_uri') ?? '');
    if (target?.protocol !== 'http:' || isLocalHost(target.hostname)) return [];
    return [
      {
        message: `The login at ${url.host} returns to ${target.host} over plain http.`,
        severity: isPrivateHost(target.hostname) ? 'warning' : 'error',
        evidence: [`redirect_uri: http://${shorten(target.host)}`],
        fix: `redirect_uri=https://${target.host}…`,
      },
    ];
  },
});
