import type { Exchange } from '../http/exchange.ts';
import { getHeader } from '../http/header.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { OPAQUE } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'token-response-cacheable',
  title: 'Token response may be cached',
  what: 'A response that hands out tokens does not say Cache-Control: no-store.',
  why: 'The browser, or a cache on the way, may keep the tokens and give them to somebody else.',
  fix: 'Send Cache-Control: no-store with every response that has a token in it.',
  references: ['RFC 6749 5.1', 'CWE 525', 'ASVS 14.3.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'tokens by GET without no-store',
        exchanges: [
          {
            url: 'https://app.example.com/api/token',
            response: { 'content-type': 'application/json' },
            responseBody: {
              mediaType: 'application/json',
              text: JSON.stringify({ access_token: OPAQUE, expires_in: 3600 }),
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'with no-store',
        exchanges: [
          {
            url: 'https://app.example.com/api/token',
            response: { 'content-type': 'application/json', 'cache-control': 'no-store' },
            responseBody: {
              mediaType: 'application/json',
              text: JSON.stringify({ access_token: OPAQUE, expires_in: 3600 }),
            },
          },
        ],
      },
    ],
  }),
};

/** What a token is for when whoever holds it may act with it. */
const WORTH_HIDING = new Set(['access', 'refresh', 'id', 'session']);
const MAX_NAMES = 5;

export default defineRule({
  id: 'token-response-cacheable',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  body: true,
  check({ exchange, body, recorded, url }) {
    const control = getHeader(exchange.responseHeaders, 'cache-control');
    if (exchange.unseen?.includes('response-headers')) return [];
    if (exchange.status < 200 || exchange.status > 299 || /no-store/i.test(control ?? '')) return [];
    const names = new Set(body?.token?.tokens.map(({ path }) => path));
    for (const { credential, sighting } of recorded) {
      const { carrier, name, path } = sighting.place;
      if (sighting.direction !== 'received' || carrier !== 'response-body' || name === '') continue;
      if (WORTH_HIDING.has(credential.role) && credential.roleConfidence !== 'low') names.add(path ?? name);
    }
    if (names.size === 0) return [];
    return [
      {
        message: `${url.host} hands out ${[...names].slice(0, MAX_NAMES).map(shorten).join(', ')} without Cache-Control: no-store.`,
        severity: isKept(exchange, control) ? 'warning' : 'info',
        evidence: [`method: ${exchange.method}`, `Cache-Control: ${shorten(control ?? 'absent')}`],
        fix: 'Cache-Control: no-store',
      },
    ];
  },
});

/** Caches keep answers to POST almost never, and ask again before they use what is marked so (RFC 9111 sections 4.2 and 5.2.2). */
function isKept({ method, responseHeaders }: Exchange, control: string | undefined): boolean {
  if (method !== 'GET') return false;
  if (control !== undefined) return !/no-cache|max-age\s*=\s*"?0\b/i.test(control);
  const expires = getHeader(responseHeaders, 'expires');
  return !/no-cache/i.test(getHeader(responseHeaders, 'pragma') ?? '') && !(expires !== undefined && isPast(expires));
}

function isPast(expires: string): boolean {
  return /^\s*-?\d{1,3}\s*$/.test(expires) || Date.parse(expires) < Date.UTC(2000, 0);
}
