import { decodeSealedCookie } from '../credential/decode/sealed-cookie.ts';
import { measureEntropy } from '../credential/shapes/entropy.ts';
import { isHiddenValue } from '../http/hidden-value.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { OTHER_ID } from './support/example-flows.ts';
import { SESSION_ID } from './support/examples.ts';
import { decodePercent } from './support/readable.ts';
import { isWrite } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'csrf-naive-double-submit',
  title: 'Token against forgery is only compared with a cookie',
  what: 'A header repeats the value of a cookie that has no prefix and no signature.',
  why: 'Who can set a cookie for the domain, from a subdomain or over http, knows the token.',
  fix: 'Bind the token to the session with a MAC, or name the cookie __Host-….',
  references: ['CWE 352', 'OWASP CSRF Prevention'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a bare value, twice',
        exchanges: [
          {
            method: 'POST',
            request: {
              cookie: `sid=${SESSION_ID}; XSRF-TOKEN=${OTHER_ID}`,
              'x-xsrf-token': OTHER_ID,
              'content-type': 'application/json',
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a cookie that only this host can set',
        exchanges: [
          {
            method: 'POST',
            request: {
              cookie: `sid=${SESSION_ID}; __Host-XSRF-TOKEN=${OTHER_ID}`,
              'x-xsrf-token': OTHER_ID,
              'content-type': 'application/json',
            },
          },
        ],
      },
    ],
  }),
};

/** Longer values have room for a MAC or are encrypted; of those that have a known form it is certain. */
const MAX_NAIVE = 64;

function isProtected(value: string): boolean {
  const text = decodePercent(value);
  return text.length > MAX_NAIVE || decodeSealedCookie(value) !== undefined || decodeSealedCookie(text) !== undefined;
}

export default defineRule({
  id: 'csrf-naive-double-submit',
  subject: 'exchange',
  severity: 'info',
  confidence: 'medium',
  check({ exchange, reading, url }) {
    if (!isWrite(exchange.method)) return [];
    for (const { name, value } of exchange.requestHeaders) {
      // A dot, a colon or the like parts a value from its signature.
      if (!/csrf|xsrf/i.test(name) || value.length < 16 || /[.:|]|--/.test(value) || isHiddenValue(value)) continue;
      const cookie = reading.cookies.find((one) => one.value === value);
      if (cookie === undefined || /^__(?:host|secure)-/i.test(cookie.name) || measureEntropy(value).bits < 64) continue;
      if (isProtected(value)) continue;
      return [
        {
          message: `${url.host} compares the header ${shorten(name)} with the cookie "${shorten(cookie.name)}", in which no signature can be seen.`,
          evidence: [`header: ${shorten(name)}`, `cookie: ${shorten(cookie.name)}`],
          name: shorten(cookie.name),
        },
      ];
    }
    return [];
  },
});
