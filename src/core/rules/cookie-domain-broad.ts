import { isLocalHost } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, shorten } from './support/cookie-line.ts';
import { cookieDomain } from './support/cookie-scope.ts';
import { isSharedByHosts, lighten } from './support/cookie-use.ts';
import { SESSION_ID } from './support/examples.ts';
import { isRefused } from './support/refusal.ts';
import { isDomainTooWide, repairOf } from './support/repair.ts';
import { asksIfVisitors } from './support/visitor.ts';

export const meta: RuleMeta = {
  id: 'cookie-domain-broad',
  title: 'Session cookie for all subdomains',
  what: 'The session cookie has a Domain attribute, so it is sent to every subdomain.',
  why: 'Any subdomain, a forgotten or foreign one too, gets the cookie and can set another in its place.',
  fix: 'Leave Domain away, and use the prefix __Host-.',
  references: ['RFC 6265bis 8.6', 'RFC 6265bis 4.1.2.3', 'ASVS 3.3.3', 'OWASP Session Management'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a host sets a cookie for its parent',
        exchanges: [
          {
            response: { 'set-cookie': `sid=${SESSION_ID}; Domain=example.com; Path=/; Secure; HttpOnly; SameSite=Lax` },
          },
        ],
      },
    ],
    good: [
      {
        title: 'without Domain',
        exchanges: [{ response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-domain-broad',
  subject: 'set-cookie',
  severity: 'warning',
  confidence: 'high',
  check(subject, context) {
    const { cookie, role, host } = subject;
    if (!isDomainTooWide(subject) || isLocalHost(host) || isRefused(subject, context)) return [];
    const domain = cookieDomain(cookie);
    const kept = lighten(subject);
    const parent = domain !== host;
    return [
      {
        message: `${describeCookie(cookie.name, role)} is sent to ${domain} and all its subdomains${parent ? `, although ${host} alone sets it` : ''}.`,
        severity: parent ? 'warning' : 'info',
        evidence: [`Domain: ${shorten(domain)}`, `set by: ${host}`],
        milder: asksIfVisitors(subject.credential, context.siteOf(subject.host), context),
        fix: repairOf(subject, context),
        // Where other hosts are sent the cookie, that is what its Domain is for.
        unless: () => isSharedByHosts(kept),
      },
    ];
  },
});
