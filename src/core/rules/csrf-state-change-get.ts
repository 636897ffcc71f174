import { getHeader } from '../http/header.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { SESSION_ID } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'csrf-state-change-get',
  title: 'A link changes something',
  what: 'A GET with the session cookie goes to an address that says it deletes or grants something, and is answered with a redirect.',
  why: "SameSite=Lax cookies go with links of other sites, so a click there does it in the user's name.",
  fix: 'Change things by POST only, with a token against forgery.',
  references: ['ASVS 3.5.3', 'RFC 9110 9.2.1', 'CWE 352'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a link that deletes',
        exchanges: [
          {
            url: 'https://app.example.com/orders/7/delete',
            type: 'document',
            status: 302,
            request: { cookie: `sid=${SESSION_ID}` },
            response: { location: '/orders' },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a form that deletes',
        exchanges: [
          {
            url: 'https://app.example.com/orders/7/delete',
            method: 'POST',
            type: 'document',
            status: 302,
            request: { cookie: `sid=${SESSION_ID}` },
            requestBody: { mediaType: 'application/x-www-form-urlencoded', fields: [{ name: 'csrf_token' }] },
            response: { location: '/orders' },
          },
        ],
      },
      {
        title: 'a page that asks first',
        exchanges: [
          {
            url: 'https://app.example.com/orders/7/delete',
            type: 'document',
            request: { cookie: `sid=${SESSION_ID}` },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'csrf-state-change-get',
  subject: 'exchange',
  severity: 'info',
  confidence: 'low',
  check({ exchange, url, recorded }) {
    if (exchange.method !== 'GET' || exchange.type !== 'document' || exchange.status < 300 || exchange.status >= 400)
      return [];
    const verb = url.pathname
      .split('/')
      .find((segment) => /^(?:delete|remove|destroy|transfer|approve|revoke|grant)$/i.test(segment));
    if (verb === undefined || /log|sign-?in|auth/i.test(getHeader(exchange.responseHeaders, 'location') ?? ''))
      return [];
    if (
      !recorded.some(({ credential, sighting }) => sighting.place.carrier === 'cookie' && credential.role === 'session')
    )
      return [];
    return [
      {
        message: `GET ${url.host}${shorten(url.pathname)} seems to change something.`,
        evidence: [`path: ${shorten(verb)}`, `status: ${exchange.status}`],
        detail: url.pathname,
      },
    ];
  },
});
