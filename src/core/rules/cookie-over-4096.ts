import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie } from './support/cookie-line.ts';

export const meta: RuleMeta = {
  id: 'cookie-over-4096',
  title: 'Cookie too large for browsers',
  what: 'Name and value of a cookie take more than 4,096 bytes, or nearly as many.',
  why: 'Browsers drop a cookie above the limit without an error, so the login seems to have no effect.',
  fix: 'Keep the data on the server and only a session ID in the cookie, or split the value as the framework offers.',
  references: ['RFC 6265bis 5.6', 'ASVS 3.3.5'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a cookie of 5,000 bytes',
        exchanges: [
          { response: { 'set-cookie': `state=${'a'.repeat(4994)}; Path=/; Secure; HttpOnly; SameSite=Lax` } },
        ],
      },
      {
        title: 'a cookie of 4,000 bytes',
        exchanges: [
          { response: { 'set-cookie': `state=${'a'.repeat(3994)}; Path=/; Secure; HttpOnly; SameSite=Lax` } },
        ],
      },
    ],
    good: [
      {
        title: 'a cookie of 1,000 bytes',
        exchanges: [{ response: { 'set-cookie': `state=${'a'.repeat(994)}; Path=/; Secure; HttpOnly; SameSite=Lax` } }],
      },
      // Frameworks that split cookies fill each part up to some 4,000 bytes, on purpose.
      {
        title: 'a part of a split cookie',
        exchanges: [
          { response: { 'set-cookie': `state.0=${'a'.repeat(3900)}; Path=/; Secure; HttpOnly; SameSite=Lax` } },
        ],
      },
    ],
  }),
};

const CHUNK = /(?:[._]\d{1,2}|C\d{1,2})$/;

/** Bytes of name and value that browsers take (RFC 6265bis section 5.7). */
const BROWSER_LIMIT = 4096;
const LEVELS = { warning: 'cookieWarningBytes', error: 'cookieErrorBytes' } as const;
const CHUNK_LEVELS = { error: 'cookieErrorBytes' } as const;

export default defineRule({
  id: 'cookie-over-4096',
  subject: 'set-cookie',
  severity: 'error',
  confidence: 'high',
  check({ cookie, role }) {
    const { bytes } = cookie;
    // A chunk is meant to be nearly as large as it may be.
    const levels = CHUNK.test(cookie.name) ? CHUNK_LEVELS : LEVELS;
    return [
      {
        message:
          bytes > BROWSER_LIMIT
            ? `${describeCookie(cookie.name, role)} has ${bytes} bytes; browsers drop cookies above ${BROWSER_LIMIT}.`
            : `${describeCookie(cookie.name, role)} has ${bytes} of the ${BROWSER_LIMIT} bytes that browsers take.`,
        grades: [{ value: bytes, above: levels }],
        evidence: [`name and value: ${bytes} bytes`],
      },
    ];
  },
});
