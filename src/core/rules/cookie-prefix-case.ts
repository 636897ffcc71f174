import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie } from './support/cookie-line.ts';

export const meta: RuleMeta = {
  id: 'cookie-prefix-case',
  title: 'Cookie prefix in other letters',
  what: "A cookie's name starts with a known prefix in other capital letters.",
  why: 'Browsers differ in whether they then hold it to the prefix; servers that look for the exact name miss it.',
  fix: 'Write __Host- or __Secure- exactly so.',
  references: ['RFC 6265bis 5.4'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: '__host-',
        exchanges: [{ response: { 'set-cookie': '__host-theme=dark; Path=/; Secure; SameSite=Lax' } }],
      },
    ],
    good: [
      {
        title: '__Host-',
        exchanges: [{ response: { 'set-cookie': '__Host-theme=dark; Path=/; Secure; SameSite=Lax' } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-prefix-case',
  subject: 'set-cookie',
  severity: 'warning',
  confidence: 'high',
  check({ cookie, role }) {
    const prefix = /^__(?:host-http-|secure-|host-|http-)/i.exec(cookie.name)?.[0];
    if (prefix === undefined || ['__Host-Http-', '__Secure-', '__Host-', '__Http-'].includes(prefix)) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} has the prefix ${prefix} in other letters than the standard.`,
        evidence: [`prefix: ${prefix}`],
      },
    ];
  },
});
