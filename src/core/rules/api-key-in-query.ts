import { measureEntropy } from '../credential/shapes/entropy.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { OPAQUE } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'api-key-in-query',
  title: 'API key in the URL',
  what: 'The query of a request carries an API key.',
  why: 'URLs end up in logs, histories and Referer headers, and the key with them.',
  fix: 'Send the key in a header; keep keys that are secret on a server.',
  references: ['ASVS 14.2.1', 'CWE 598', 'OWASP REST Security'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'api_key in the query',
        exchanges: [{ url: `https://api.example.com/v1?api_key=${OPAQUE}` }],
      },
    ],
    good: [
      {
        title: 'a key made for pages',
        exchanges: [{ url: 'https://maps.example.net/js?key=AIzaSyA1234567890abcdefghijklmnopqrstuv' }],
      },
    ],
  }),
};

const NAMES = /^(?:api[_-]?key|x-api-key|subscription-key|app_?id|key|access_?key)$/i;
/** Keys that are made to stand in pages, or that a page cannot hide. */
const PUBLIC = /^(?:AIza|pk[._]|pub|sb_publishable_|6L[a-zA-Z0-9_-]{38}|0x4|G-|UA-|eyJ)/;

export default defineRule({
  id: 'api-key-in-query',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'low',
  check({ url, site }, { siteOf }) {
    if (url.search.length < 20) return [];
    for (const [name, value] of url.searchParams) {
      if (!NAMES.test(name) || value.length < 16 || PUBLIC.test(value) || measureEntropy(value).bits < 64) continue;
      // A bare `key` means many things.
      if (/^key$/i.test(name) && siteOf(url.hostname) === site) continue;
      return [
        {
          message: `A key is sent to ${url.host} in the URL, as ${shorten(name)}.`,
          severity: siteOf(url.hostname) === site ? 'warning' : 'info',
          evidence: [`query parameter: ${shorten(name)}`, `length: ${value.length} characters`],
          detail: shorten(name),
        },
      ];
    }
    return [];
  },
});
