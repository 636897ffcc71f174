import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { SESSION_ID } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'csrf-token-in-url',
  title: 'CSRF token in the URL',
  what: 'The query of a GET carries a CSRF token.',
  why: 'Addresses are logged and sent as Referer, and the token with them.',
  fix: 'Send the token in a header or in the body.',
  references: ['CWE 598', 'OWASP CSRF Prevention'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'csrf_token in the query',
        exchanges: [{ url: `https://app.example.com/save?csrf_token=${SESSION_ID}` }],
      },
    ],
    good: [
      {
        title: 'in a header',
        exchanges: [{ url: 'https://app.example.com/save', method: 'POST', request: { 'x-csrf-token': SESSION_ID } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'csrf-token-in-url',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'medium',
  check({ exchange, url }) {
    // A page can give the handshake of a WebSocket nothing but its address, and no address of a page is it.
    if (exchange.method !== 'GET' || exchange.type === 'websocket' || url.search.length < 10) return [];
    for (const [name, value] of url.searchParams) {
      if (
        value.length < 16 ||
        !/^(?:_?csrf(?:_?token)?|xsrf(?:_?token)?|authenticity_token|csrfmiddlewaretoken|__requestverificationtoken)$/i.test(
          name,
        )
      )
        continue;
      return [
        {
          message: `A GET to ${url.host} has a CSRF token in the URL, as ${shorten(name)}.`,
          evidence: [`query parameter: ${shorten(name)}`],
          detail: name.toLowerCase().slice(0, 40),
        },
      ];
    }
    return [];
  },
});
