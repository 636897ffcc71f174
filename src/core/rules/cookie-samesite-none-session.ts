import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, isAuthenticating } from './support/cookie-line.ts';
import { isSignInServer, isUsedCrossSite, lighten } from './support/cookie-use.ts';
import { SESSION_ID } from './support/examples.ts';
import { isRefused } from './support/refusal.ts';
import { repairOf } from './support/repair.ts';

export const meta: RuleMeta = {
  id: 'cookie-samesite-none-session',
  title: 'Session cookie for all sites',
  what: 'The session cookie is set with SameSite=None.',
  why: 'The browser sends it with requests that other sites make, so each write needs a protection of its own against forged requests.',
  fix: 'Use SameSite=Lax; if the site must work inside frames of other sites, add Partitioned.',
  references: ['CWE 1275', 'ASVS 3.3.2', 'OWASP CSRF Prevention'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'SameSite=None on a session cookie',
        exchanges: [{ response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=None` } }],
      },
    ],
    good: [
      {
        title: 'SameSite=Lax',
        exchanges: [{ response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` } }],
      },
      {
        title: 'partitioned, for a site in frames',
        exchanges: [
          { response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=None; Partitioned` } },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-samesite-none-session',
  subject: 'set-cookie',
  severity: 'warning',
  confidence: 'medium',
  check(subject, context) {
    const { cookie, role } = subject;
    if (cookie.sameSite !== 'None' || cookie.partitioned || !isAuthenticating(role)) return [];
    if (isRefused(subject, context)) return [];
    const kept = lighten(subject);
    return [
      {
        message: `${describeCookie(cookie.name, role)} has SameSite=None: requests that other sites make carry it.`,
        evidence: ['SameSite: None'],
        fix: repairOf(subject, context),
        // A session that pages of other sites need, in frames, by fetch or to sign in there, cannot do without it.
        unless: () => isUsedCrossSite(kept, context) || isSignInServer(kept.host, context),
      },
    ];
  },
});
