import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, shorten } from './support/cookie-line.ts';
import { SESSION_ID } from './support/examples.ts';
import { headerNamed, isWrite } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'cookie-sent-cross-site',
  title: 'Session cookie in a write from another site',
  what: 'A request that changes something, made by another site, carries the session cookie.',
  why: 'That is what a forged request looks like; unless the server checks where it comes from, any site can act for the user.',
  fix: 'Set SameSite=Lax, and refuse writes whose Sec-Fetch-Site is cross-site or whose Origin is not yours.',
  references: ['RFC 6265bis 8.2', 'CWE 352', 'OWASP CSRF Prevention'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a cross-site POST with the session cookie',
        exchanges: [
          {
            method: 'POST',
            type: 'document',
            status: 200,
            request: {
              cookie: `sid=${SESSION_ID}`,
              'sec-fetch-site': 'cross-site',
              origin: 'https://other.example.net',
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a POST of the site itself',
        exchanges: [
          {
            method: 'POST',
            type: 'document',
            request: {
              cookie: `sid=${SESSION_ID}`,
              'sec-fetch-site': 'same-origin',
              origin: 'https://app.example.com',
            },
          },
        ],
      },
      {
        title: 'the answer of a sign-in server by form',
        exchanges: [
          {
            method: 'POST',
            type: 'document',
            status: 302,
            request: { cookie: `sid=${SESSION_ID}`, 'sec-fetch-site': 'cross-site' },
            requestBody: {
              mediaType: 'application/x-www-form-urlencoded',
              fields: [
                { name: 'code', value: 'abc' },
                { name: 'state', value: 'xyz' },
              ],
            },
          },
        ],
      },
    ],
  }),
};

/** Fields of answers that another site posts on purpose: sign-in servers, payment services. */
const ANSWERS = new Set(['code', 'state', 'id_token', 'samlresponse', 'samlrequest', 'wresult', 'relaystate', 'error']);

export default defineRule({
  id: 'cookie-sent-cross-site',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ exchange, recorded }) {
    if (!isWrite(exchange.method) || headerNamed(exchange, 'sec-fetch-site')?.value !== 'cross-site') return [];
    if (exchange.status >= 400 || exchange.requestBody?.fields.some(({ name }) => ANSWERS.has(name.toLowerCase())))
      return [];
    return recorded
      .filter(({ credential, sighting }) => sighting.place.carrier === 'cookie' && credential.role === 'session')
      .map(({ credential, sighting }) => ({
        message: `A ${exchange.method} made by another site carried ${describeCookie(sighting.place.name, credential.role).toLowerCase()} and was answered ${exchange.status}.`,
        evidence: ['Sec-Fetch-Site: cross-site', `status: ${exchange.status}`],
        name: shorten(sighting.place.name),
      }));
  },
});
