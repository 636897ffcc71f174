import { getHeader } from '../http/header.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { isPreflight, readCors } from './support/cors.ts';
import { isWrite } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'cors-vary-missing',
  title: 'Answer differs by origin and does not say so',
  what: 'Access-Control-Allow-Origin changes from request to request, and Vary does not name Origin.',
  why: 'A cache gives one site the answer that was meant for another, and the browser refuses it.',
  fix: 'Add Vary: Origin.',
  references: ['Fetch'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'two origins, no Vary',
        exchanges: [
          {
            url: 'https://api.example.com/',
            request: { origin: 'https://app.example.com' },
            response: { 'access-control-allow-origin': 'https://app.example.com' },
          },
          {
            url: 'https://api.example.com/',
            request: { origin: 'https://shop.example.com' },
            response: { 'access-control-allow-origin': 'https://shop.example.com' },
          },
        ],
      },
    ],
    good: [
      {
        title: 'with Vary',
        exchanges: [
          {
            url: 'https://api.example.com/',
            request: { origin: 'https://app.example.com' },
            response: { 'access-control-allow-origin': 'https://app.example.com', vary: 'Origin' },
          },
          {
            url: 'https://api.example.com/',
            request: { origin: 'https://shop.example.com' },
            response: { 'access-control-allow-origin': 'https://shop.example.com', vary: 'Origin' },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cors-vary-missing',
  subject: 'exchange',
  severity: 'info',
  confidence: 'high',
  shared: true,
  createState: () => new Map<string, string>(),
  check({ exchange, url }, _context, seen) {
    const grant = readCors(exchange);
    if (grant === undefined || grant.origin === '*') return [];
    const known = seen.get(url.origin);
    if (known === undefined && seen.size < 100) seen.set(url.origin, grant.origin);
    const stored =
      /no-store/i.test(getHeader(exchange.responseHeaders, 'cache-control') ?? '') || isWrite(exchange.method);
    const varies = exchange.responseHeaders.some(
      ({ name, value }) => /^vary$/i.test(name) && /\borigin\b|\*/i.test(value),
    );
    if (known === undefined || known === grant.origin || stored || varies || isPreflight(exchange)) return [];
    return [
      {
        message: `${url.host} answers different origins differently, without Vary: Origin.`,
        evidence: ['Vary: no Origin'],
        fix: 'Vary: Origin',
      },
    ];
  },
});
