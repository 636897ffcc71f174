import { formatSeconds } from '../http/duration.ts';
import { parseUrl } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { callback } from './support/example-flows.ts';
import { NOW } from './support/examples.ts';
import { headerNamed } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'code-left-in-url',
  title: 'Authorization code stays in the address',
  what: "Seconds after the answer of an authorization server, the page's address still has the code.",
  why: 'It stands in the history, and goes along as Referer within the site.',
  fix: 'Replace the address (history.replaceState), or redirect, once the code was read.',
  references: ['RFC 9700 4.2.4', 'RFC 9700 4.3.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a Referer with the code after ten seconds',
        exchanges: [
          callback({}, { status: 200, at: NOW }),
          { url: 'https://app.example.com/api', at: NOW + 10_000, request: { referer: callback().url } },
        ],
      },
    ],
    good: [
      {
        title: 'an address without the code',
        exchanges: [
          callback({}, { status: 200, at: NOW }),
          { url: 'https://app.example.com/api', at: NOW + 10_000, request: { referer: 'https://app.example.com/cb' } },
        ],
      },
    ],
  }),
};

const AFTER_MS = 5000;

export default defineRule({
  id: 'code-left-in-url',
  subject: 'exchange',
  severity: 'info',
  confidence: 'low',
  createState: () => ({ code: '', at: 0 }),
  check({ exchange, url }, _context, last) {
    if (exchange.type === 'document') {
      const code = url.searchParams.has('state') ? url.searchParams.get('code') : null;
      last.code = code !== null && code.length >= 8 && exchange.status < 300 ? code : '';
      last.at = exchange.startedAt;
      return [];
    }
    if (last.code === '' || exchange.startedAt - last.at < AFTER_MS) return [];
    const referer = parseUrl(headerNamed(exchange, 'referer')?.value ?? '');
    if (referer?.searchParams.get('code') !== last.code) return [];
    return [
      {
        message: `The address of ${referer.host} still has the authorization code ${formatSeconds((exchange.startedAt - last.at) / 1000)} later.`,
        evidence: [`Referer: ${referer.host}, with code`],
      },
    ];
  },
});
