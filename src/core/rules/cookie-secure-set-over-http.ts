import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, shorten } from './support/cookie-line.ts';
import { refusalOf, severityOfRefusal } from './support/refusal.ts';

export const meta: RuleMeta = {
  id: 'cookie-secure-set-over-http',
  title: 'Secure cookie set over http',
  what: 'A response over plain http sets a cookie with Secure.',
  why: 'Browsers refuse it, so whatever the cookie is for does not work.',
  fix: 'Serve the site over https; on a proxy, tell the application that the request came over https.',
  references: ['RFC 6265bis 5.7'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'Secure over http',
        exchanges: [
          {
            url: 'http://app.example.com/',
            pageUrl: 'http://app.example.com/',
            response: { 'set-cookie': 'seen=yes; Path=/; Secure; SameSite=Lax' },
          },
        ],
      },
    ],
    good: [
      {
        title: 'Secure over https',
        exchanges: [{ response: { 'set-cookie': 'seen=yes; Path=/; Secure; SameSite=Lax' } }],
      },
      {
        title: 'on localhost, which browsers trust',
        exchanges: [
          {
            url: 'http://localhost:3000/',
            pageUrl: 'http://localhost:3000/',
            response: { 'set-cookie': 'seen=yes; Path=/; Secure; SameSite=Lax' },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-secure-set-over-http',
  subject: 'set-cookie',
  severity: 'error',
  confidence: 'high',
  check(subject, context) {
    const { cookie, role, roleReason } = subject;
    const severity = severityOfRefusal(role, roleReason);
    if (severity === undefined || refusalOf(subject, context)?.code !== 'secure-over-http') return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} has Secure and came over plain http, so browsers refuse it.`,
        severity,
        evidence: [`Set-Cookie: ${shorten(cookie.name)}, Secure`, 'scheme: http'],
      },
    ];
  },
});
