import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, renderCookieLine, shorten } from './support/cookie-line.ts';
import { cookieDomain, isWithin } from './support/cookie-scope.ts';

export const meta: RuleMeta = {
  id: 'cookie-domain-public-suffix',
  title: 'Cookie for a public suffix',
  what: 'The Domain of a cookie is a suffix under which anybody can register names.',
  why: 'Browsers refuse the cookie.',
  fix: "Leave Domain away, or name the site's own domain.",
  references: ['RFC 6265bis 5.7'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'Domain=com',
        exchanges: [{ response: { 'set-cookie': 'theme=dark; Domain=com; Path=/; Secure; SameSite=Lax' } }],
      },
    ],
    good: [
      {
        title: "the site's domain",
        exchanges: [{ response: { 'set-cookie': 'theme=dark; Domain=example.com; Path=/; Secure; SameSite=Lax' } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-domain-public-suffix',
  subject: 'set-cookie',
  severity: 'error',
  confidence: 'high',
  check({ cookie, role, host }, { isPublicSuffix }) {
    const domain = cookieDomain(cookie);
    if (domain === '' || domain === host || !isWithin(host, domain) || !isPublicSuffix(domain)) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} has Domain=${shorten(domain)}, a public suffix: browsers refuse it.`,
        evidence: [`Domain: ${shorten(domain)}`],
        fix: renderCookieLine(cookie, { Domain: undefined }),
      },
    ];
  },
});
