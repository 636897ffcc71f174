import { getHeader } from '../http/header.ts';
import { hostOf } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { OPAQUE } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'token-in-fragment',
  title: 'Token in the fragment of a redirect',
  what: 'A redirect hands a token over in the fragment of its address.',
  why: "The token lies in the browser's history and is open to every script of the page it lands on.",
  fix: 'Use the authorization code with PKCE.',
  references: ['RFC 9700 2.1.2', 'RFC 9700 4.3.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an access token in the fragment',
        exchanges: [
          {
            url: 'https://id.example.com/authorize',
            status: 302,
            type: 'document',
            response: { location: `https://app.example.com/cb#access_token=${OPAQUE}&token_type=Bearer&state=xyz` },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a code in the query',
        exchanges: [
          {
            url: 'https://id.example.com/authorize',
            status: 302,
            type: 'document',
            response: { location: 'https://app.example.com/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=xyz123456789' },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'token-in-fragment',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ exchange, url }) {
    const location = getHeader(exchange.responseHeaders, 'location');
    if (location === undefined || !location.includes('#')) return [];
    const fragment = new URLSearchParams(location.slice(location.indexOf('#') + 1, location.indexOf('#') + 20_000));
    const names = ['access_token', 'refresh_token', 'id_token'].filter(
      (name) => (fragment.get(name) ?? '').length > 15,
    );
    if (names.length === 0) return [];
    return [
      {
        message: `${url.host} hands over ${names.join(', ')} in the fragment of a redirect to ${hostOf(location) || 'itself'}.`,
        severity: names.includes('access_token') || names.includes('refresh_token') ? 'warning' : 'info',
        evidence: names.map((name) => `fragment: ${name}`),
      },
    ];
  },
});
