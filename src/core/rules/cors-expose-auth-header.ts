import { getHeader } from '../http/header.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';

export const meta: RuleMeta = {
  id: 'cors-expose-auth-header',
  title: 'Tokens in response headers for scripts',
  what: 'A response lets scripts of other origins read a header that carries a credential.',
  why: 'What stands there can be taken by every script of the page.',
  fix: 'Send tokens in the body of a token endpoint, or in an HttpOnly cookie.',
  references: ['Fetch'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'Authorization is exposed',
        exchanges: [
          {
            url: 'https://api.example.com/',
            request: { origin: 'https://app.example.com' },
            response: {
              'access-control-allow-origin': 'https://app.example.com',
              'access-control-expose-headers': 'Authorization',
              vary: 'Origin',
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'an ordinary header',
        exchanges: [
          {
            url: 'https://api.example.com/',
            request: { origin: 'https://app.example.com' },
            response: {
              'access-control-allow-origin': 'https://app.example.com',
              'access-control-expose-headers': 'X-Total-Count',
              vary: 'Origin',
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cors-expose-auth-header',
  subject: 'exchange',
  severity: 'info',
  confidence: 'high',
  check({ exchange, url }) {
    const value = getHeader(exchange.responseHeaders, 'access-control-expose-headers') ?? '';
    const name = value
      .split(',', 64)
      .map((one) => one.trim())
      .find((one) => /^(?:authorization|x-(?:auth|access|refresh|session)-token)$/i.test(one));
    if (name === undefined) return [];
    return [
      {
        message: `${url.host} lets scripts of other origins read ${shorten(name)}.`,
        evidence: [`Access-Control-Expose-Headers: ${shorten(name)}`],
        detail: name.toLowerCase(),
      },
    ];
  },
});
