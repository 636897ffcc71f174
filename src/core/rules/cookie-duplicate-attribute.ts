import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, shorten } from './support/cookie-line.ts';

export const meta: RuleMeta = {
  id: 'cookie-duplicate-attribute',
  title: 'Cookie attribute given twice',
  what: 'A Set-Cookie line has the same attribute more than once.',
  why: 'The last one counts, which need not be the one that was meant.',
  fix: 'Write each attribute once.',
  references: ['RFC 6265bis 4.1.1', 'RFC 6265bis 5.7'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'two paths',
        exchanges: [{ response: { 'set-cookie': 'theme=dark; Path=/a; Path=/; Secure; SameSite=Lax' } }],
      },
    ],
    good: [
      {
        title: 'each attribute once',
        exchanges: [{ response: { 'set-cookie': 'theme=dark; Path=/; Secure; SameSite=Lax' } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-duplicate-attribute',
  subject: 'set-cookie',
  severity: 'info',
  confidence: 'high',
  check({ cookie, role }) {
    const names = cookie.attributes.map(({ name }) => name.toLowerCase());
    const twice = [...new Set(names.filter((name, index) => name !== '' && names.indexOf(name) !== index))].slice(0, 8);
    if (twice.length === 0) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} has ${twice.map(shorten).join(', ')} more than once; the last counts.`,
        evidence: twice.map((name) => `twice: ${shorten(name)}`),
      },
    ];
  },
});
