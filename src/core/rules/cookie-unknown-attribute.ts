import { type Detected, defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, quoteValue } from './support/cookie-line.ts';
import { isNear } from './support/cookie-scope.ts';

export const meta: RuleMeta = {
  id: 'cookie-unknown-attribute',
  title: 'Unknown cookie attribute',
  what: 'A Set-Cookie line has an attribute that browsers do not know.',
  why: 'Browsers pass over it, so a misspelt attribute protects nothing.',
  fix: 'Correct the spelling, or take the attribute out.',
  references: ['RFC 6265bis 4.1.2', 'RFC 6265bis 5.6'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'HttpOny',
        exchanges: [{ response: { 'set-cookie': 'theme=dark; Path=/; Secure; SameSite=Lax; HttpOny' } }],
      },
    ],
    good: [
      {
        title: 'known attributes in any letters',
        exchanges: [
          { response: { 'set-cookie': 'theme=dark; path=/; secure; httponly; samesite=Lax; priority=High' } },
        ],
      },
    ],
  }),
};

const KNOWN = [
  'Domain',
  'Expires',
  'HttpOnly',
  'Max-Age',
  'Path',
  'SameSite',
  'Secure',
  'Partitioned',
  'Priority',
  'SameParty',
];
/** Of RFC 2109 and RFC 2965, which servers still write for clients of their day: browsers pass over them by right. */
const OLD = /^(?:version|comment|commenturl|discard|port)$/i;

export default defineRule({
  id: 'cookie-unknown-attribute',
  subject: 'set-cookie',
  severity: 'info',
  confidence: 'high',
  check({ cookie, role }) {
    const found: Detected[] = [];
    for (const { name } of cookie.attributes.slice(0, 30)) {
      if (name === '' || KNOWN.some((known) => known.toLowerCase() === name.toLowerCase())) continue;
      if (OLD.test(name)) continue;
      const meant = KNOWN.find((known) => isNear(name, known));
      found.push({
        message: `${describeCookie(cookie.name, role)} has the unknown attribute "${quoteValue(name)}"${meant ? `; ${meant} may be meant` : ''}.`,
        severity: meant ? 'warning' : 'info',
        evidence: [`attribute: ${quoteValue(name)}`],
        detail: quoteValue(name.toLowerCase()),
      });
    }
    return found;
  },
});
