import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, shorten } from './support/cookie-line.ts';
import { SESSION_ID } from './support/examples.ts';
import { refusalOf } from './support/refusal.ts';
import { isDomainTooWide, needsPrefix, repairOf } from './support/repair.ts';

export const meta: RuleMeta = {
  id: 'cookie-prefix-missing',
  title: 'Session cookie without a prefix',
  what: "The session cookie's name has neither the prefix __Host- nor __Secure-.",
  why: 'Without it a subdomain, or somebody on plain http, can put a cookie of that name in its place.',
  fix: 'Call the cookie __Host- and its name, with Secure, Path=/ and without Domain.',
  references: ['RFC 6265bis 4.1.3', 'ASVS 3.3.1', 'ASVS 3.3.3', 'OWASP Session Management'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a plain name',
        exchanges: [{ response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` } }],
      },
    ],
    good: [
      {
        title: '__Host-',
        exchanges: [{ response: { 'set-cookie': `__Host-sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-prefix-missing',
  subject: 'set-cookie',
  severity: 'info',
  confidence: 'high',
  transport: true,
  check(subject, context) {
    const { cookie, role } = subject;
    // The prefix comes last: a cookie that lacks Secure, or has too wide a Domain, has a finding whose line has the prefix.
    if (!needsPrefix(subject) || isDomainTooWide(subject) || refusalOf(subject, context) !== undefined) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} has no __Host- or __Secure- prefix.`,
        evidence: [`name: ${shorten(cookie.name)}`],
        fix: repairOf(subject, context),
      },
    ];
  },
});
