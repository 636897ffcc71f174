import { hostOf, isLocalHost } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { readCors } from './support/cors.ts';

export const meta: RuleMeta = {
  id: 'cors-reflects-any-origin',
  title: 'Any origin may read with credentials',
  what: "The server allowed two unrelated foreign sites to read its answers with the user's cookies.",
  why: 'It seems to echo whatever origin asks, so any site the user visits can read what the user may read.',
  fix: 'Compare Origin with a fixed list, character by character, and send no CORS headers to others.',
  references: ['CWE 942', 'ASVS 3.4.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'two foreign sites are allowed',
        exchanges: [
          {
            url: 'https://api.example.com/me',
            request: { origin: 'https://a.example.net' },
            response: {
              'access-control-allow-origin': 'https://a.example.net',
              'access-control-allow-credentials': 'true',
            },
          },
          {
            url: 'https://api.example.com/me',
            request: { origin: 'https://b.example.io' },
            response: {
              'access-control-allow-origin': 'https://b.example.io',
              'access-control-allow-credentials': 'true',
            },
          },
        ],
      },
      {
        title: 'two foreign pages in one tab',
        exchanges: [
          {
            url: 'https://api.example.com/me',
            pageUrl: 'https://a.example.net/',
            request: { origin: 'https://a.example.net' },
            response: {
              'access-control-allow-origin': 'https://a.example.net',
              'access-control-allow-credentials': 'true',
            },
          },
          {
            url: 'https://api.example.com/me',
            pageUrl: 'https://b.example.io/',
            request: { origin: 'https://b.example.io' },
            response: {
              'access-control-allow-origin': 'https://b.example.io',
              'access-control-allow-credentials': 'true',
            },
          },
        ],
      },
    ],
    good: [
      {
        title: "the site's own page is allowed",
        exchanges: [
          {
            url: 'https://api.example.com/me',
            request: { origin: 'https://app.example.com' },
            response: {
              'access-control-allow-origin': 'https://app.example.com',
              'access-control-allow-credentials': 'true',
            },
          },
        ],
      },
      {
        title: 'one partner is allowed',
        exchanges: [
          {
            url: 'https://api.example.com/me',
            request: { origin: 'https://partner.example.net' },
            response: {
              'access-control-allow-origin': 'https://partner.example.net',
              'access-control-allow-credentials': 'true',
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cors-reflects-any-origin',
  subject: 'exchange',
  severity: 'error',
  confidence: 'medium',
  // A foreign page has a site of its own: what two of them may do is seen across the sites.
  shared: true,
  createState: () => new Map<string, Set<string>>(),
  check({ exchange, url }, { siteOf }, state) {
    const cors = readCors(exchange);
    // One foreign site may stand on a list; two unrelated ones hardly do.
    if (!cors?.credentials || cors.from === undefined || cors.origin !== cors.from || cors.from === 'null') return [];
    const host = hostOf(cors.from);
    const from = siteOf(host);
    if (from === siteOf(url.hostname) || isLocalHost(host)) return [];
    const known = state.get(url.host) ?? new Set();
    if (state.size < 200 && known.size < 20) state.set(url.host, known.add(from));
    if (known.size < 2) return [];
    return [
      {
        message: `${url.host} let ${known.size} unrelated sites read its answers with credentials.`,
        evidence: [...known].map((name) => `allowed: ${shorten(name)}`),
      },
    ];
  },
});
