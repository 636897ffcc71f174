import { getHeader } from '../http/header.ts';
import { defineRule, type RuleMeta, type Subjects } from './rule.ts';
import { describeCookie, isAuthenticating } from './support/cookie-line.ts';
import { SESSION_ID } from './support/examples.ts';
import { refusalOf } from './support/refusal.ts';
import { repairOf } from './support/repair.ts';
import { asksIfVisitors } from './support/visitor.ts';

export const meta: RuleMeta = {
  id: 'cookie-samesite-missing',
  title: 'Cookie without SameSite',
  what: 'A cookie that authenticates the user is set without SameSite.',
  why: 'Browsers differ in what they then do: Chrome treats it as Lax, Firefox and Safari send it with requests from other sites too, which forged requests live from.',
  fix: 'Say SameSite=Lax, or Strict where no link from another site must arrive signed in.',
  references: ['RFC 6265bis 5.6.7', 'CWE 1275', 'ASVS 3.3.2', 'OWASP Session Management'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a session cookie without SameSite',
        exchanges: [{ response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly` } }],
      },
    ],
    good: [
      {
        title: 'a session cookie with SameSite=Lax',
        exchanges: [{ response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` } }],
      },
      { title: 'a preference', exchanges: [{ response: { 'set-cookie': 'theme=dark; Path=/; Secure' } }] },
    ],
  }),
};

export default defineRule({
  id: 'cookie-samesite-missing',
  subject: 'set-cookie',
  severity: 'warning',
  confidence: 'high',
  check(subject, context) {
    const { cookie, role } = subject;
    // A SameSite that says something else is cookie-samesite-invalid.
    if (cookie.sameSite !== undefined || cookie.sameSiteText !== undefined) return [];
    if (!isAuthenticating(role) || refusalOf(subject, context) !== undefined) return [];
    return [
      {
        // What the browser adds by itself anyway no SameSite holds back.
        ...(isBesideHttpAuth(subject) ? { severity: 'info' as const } : {}),
        message: `${describeCookie(cookie.name, role)} is set without SameSite: Chrome treats it as Lax, Firefox and Safari as None.`,
        evidence: [`Set-Cookie: ${cookie.name}, no SameSite`],
        milder: asksIfVisitors(subject.credential, context.siteOf(subject.host), context),
        fix: repairOf(subject, context),
      },
    ];
  },
});

function isBesideHttpAuth({ exchange }: Subjects['set-cookie']): boolean {
  return /^\s*(?:basic|digest|negotiate|ntlm)\s/i.test(getHeader(exchange.requestHeaders, 'authorization') ?? '');
}
