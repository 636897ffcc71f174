import { byteLength } from '../http/header.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, shorten } from './support/cookie-line.ts';

export const meta: RuleMeta = {
  id: 'cookie-attr-over-1024',
  title: 'Attribute of a cookie is too long',
  what: "The value of a cookie's attribute has more than 1,024 bytes.",
  why: 'Browsers pass over such an attribute, so the cookie is kept without it.',
  fix: 'Shorten it: Path and Domain are all it can be.',
  references: ['RFC 6265bis 5.6'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a long Path',
        exchanges: [{ response: { 'set-cookie': `a=b; Path=/${'x'.repeat(1100)}; Secure; SameSite=Lax` } }],
      },
    ],
    good: [
      {
        title: 'a short one',
        exchanges: [{ response: { 'set-cookie': 'a=b; Path=/; Secure; SameSite=Lax' } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-attr-over-1024',
  subject: 'set-cookie',
  severity: 'warning',
  confidence: 'high',
  check({ cookie, role }) {
    const long = cookie.attributes.find(({ value }) => value !== undefined && byteLength(value) > 1024);
    if (long === undefined) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} has ${byteLength(long.value ?? '')} bytes in ${shorten(long.name)}, which browsers pass over.`,
        evidence: [`${shorten(long.name)}: ${byteLength(long.value ?? '')} bytes`],
      },
    ];
  },
});
