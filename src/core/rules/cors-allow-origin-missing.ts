import { defineRule, type RuleMeta } from './rule.ts';
import { isAuthenticating, shorten } from './support/cookie-line.ts';
import { isPreflight, readCors } from './support/cors.ts';
import { bearer, SESSION_ID } from './support/examples.ts';
import { headerNamed } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'cors-allow-origin-missing',
  title: 'Answer that the page may not read',
  what: 'A request with a credential went to another origin, and the answer does not allow the page that asked to read it.',
  why: 'The server did what was asked, and the browser keeps the answer from the page, which sees a network error.',
  fix: 'Answer with Access-Control-Allow-Origin and the origin of the page, Vary: Origin, and Access-Control-Allow-Credentials: true where cookies go along. On errors too.',
  references: ['Fetch'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'no Access-Control-Allow-Origin',
        exchanges: [
          {
            url: 'https://api.example.net/me',
            request: { origin: 'https://app.example.com', authorization: bearer() },
            response: { 'content-type': 'application/json' },
          },
        ],
      },
      {
        title: 'cookies, and no Access-Control-Allow-Credentials',
        exchanges: [
          {
            url: 'https://api.example.com/me',
            request: { origin: 'https://app.example.com', 'sec-fetch-mode': 'cors', cookie: `sid=${SESSION_ID}` },
            response: { 'access-control-allow-origin': 'https://app.example.com' },
          },
        ],
      },
    ],
    good: [
      {
        title: 'the origin by name',
        exchanges: [
          {
            url: 'https://api.example.net/me',
            request: { origin: 'https://app.example.com', authorization: bearer() },
            response: { 'access-control-allow-origin': 'https://app.example.com', vary: 'Origin' },
          },
        ],
      },
      {
        title: 'the same origin',
        exchanges: [{ request: { origin: 'https://app.example.com', authorization: bearer() } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cors-allow-origin-missing',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ exchange, recorded, url }) {
    const from = headerNamed(exchange, 'origin')?.value;
    if (from === undefined || from === url.origin || exchange.type !== 'fetch' || isPreflight(exchange)) return [];
    // What a redirect leads to is another answer.
    const redirects = exchange.status >= 300 && exchange.status < 400;
    if (exchange.status < 200 || redirects || exchange.error !== undefined || exchange.responseHeaders.length === 0)
      return [];
    if (!isCorsRequest(headerNamed(exchange, 'sec-fetch-mode')?.value, exchange.method)) return [];
    const sent = recorded.filter(
      ({ credential, sighting }) => sighting.direction === 'sent' && isAuthenticating(credential.role),
    );
    if (sent.length === 0) return [];
    const withCookies = headerNamed(exchange, 'cookie') !== undefined;
    const wrong = describeGrant(readCors(exchange), from, withCookies);
    if (wrong === undefined) return [];
    return [
      {
        message: `${url.host} answered ${exchange.status} to a request with a credential from ${shorten(from)}, ${wrong}: the browser does not show the page the answer.`,
        // A refusal that the page cannot read is a lesser evil than data it cannot.
        severity: exchange.status < 400 ? 'warning' : 'info',
        evidence: [
          `Origin: ${shorten(from)}`,
          `Access-Control-Allow-Origin: ${shorten(readCors(exchange)?.origin ?? 'absent')}`,
        ],
        fix: `Access-Control-Allow-Origin: ${shorten(from)}${withCookies ? ', Access-Control-Allow-Credentials: true' : ''} and Vary: Origin`,
        detail: from.slice(0, 256),
      },
    ];
  },
});

/** Without the browser's word for it only methods that others than scripts do not send with Origin are certain. */
function isCorsRequest(mode: string | undefined, method: string): boolean {
  return mode === undefined ? method !== 'POST' : mode === 'cors';
}

/** What keeps the answer from the page (Fetch, the CORS check); undefined when nothing does. */
function describeGrant(grant: ReturnType<typeof readCors>, from: string, withCookies: boolean): string | undefined {
  if (grant === undefined) return 'without Access-Control-Allow-Origin';
  // A star together with cookies is cors-wildcard-with-credentials.
  if (grant.origin === '*') return undefined;
  if (grant.origin !== from) return `and allows ${shorten(grant.origin)} instead`;
  return withCookies && !grant.credentials ? 'without Access-Control-Allow-Credentials' : undefined;
}
