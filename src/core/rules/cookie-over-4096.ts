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

export default defineRule({
  id: 'cookie-over-4096',
  subject: 'set-cookie',
  severity: 'error',
  confidence: 'high',
  check({ cookie, role }, { thresholds }) {
    const { bytes } = cookie;
    const dropped = bytes > thresholds.cookieErrorBytes;
    if (!dropped && (bytes <= thresholds.cookieWarningBytes || CHUNK.test(cookie.name))) return [];
    return [
      {
        message: dropped
          ? `${describeCookie(cookie.name, role)} has ${bytes} bytes; browsers drop cookies above ${thresholds.cookieErrorBytes}.`
          : `${describeCookie(cookie.name, role)} has ${bytes} of the ${thresholds.cookieErrorBytes} bytes that browsers take.`,
        severity: dropped ? 'error' : 'warning',
        evidence: [`name and value: ${bytes} bytes`],
      },
    ];
  },
});
