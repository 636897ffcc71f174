import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, isAuthenticating, renderCookieLine, shorten } from './support/cookie-line.ts';

export const meta: RuleMeta = {
  id: 'cookie-no-secure',
  title: 'Cookie without Secure',
  what: 'A cookie that authenticates nobody is set over https without the Secure attribute.',
  why: 'It is sent over plain http too, where others can read and replace it.',
  fix: 'Add Secure to every cookie of an https site.',
  references: ['RFC 6265bis 8.3', 'CWE 614', 'ASVS 3.3.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a preference without Secure',
        exchanges: [{ response: { 'set-cookie': 'theme=dark; Path=/; SameSite=Lax' } }],
      },
    ],
    good: [
      {
        title: 'a preference with Secure',
        exchanges: [{ response: { 'set-cookie': 'theme=dark; Path=/; Secure; SameSite=Lax' } }],
      },
      {
        title: 'on localhost',
        exchanges: [{ url: 'http://localhost:3000/', response: { 'set-cookie': 'theme=dark; Path=/; SameSite=Lax' } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-no-secure',
  subject: 'set-cookie',
  severity: 'info',
  confidence: 'high',
  transport: true,
  check({ cookie, role, secure }) {
    // With SameSite=None the cookie is refused, which cookie-samesite-none-insecure says.
    if (cookie.secure || !secure || isAuthenticating(role) || cookie.sameSite === 'None') return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} is set over https without Secure.`,
        evidence: [`Set-Cookie: ${shorten(cookie.name)}, no Secure`],
        fix: renderCookieLine(cookie, { Secure: true }),
      },
    ];
  },
});
