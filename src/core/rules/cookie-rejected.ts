import { judgeSetCookie } from '../http/judge-set-cookie.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, isAuthenticating, shorten } from './support/cookie-line.ts';
import { SESSION_ID } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'cookie-rejected',
  title: 'Cookie that the browser did not keep',
  what: "A response sets a cookie, and the browser's store does not hold it afterwards.",
  why: 'What depends on the cookie, mostly the login, does not work, without any error.',
  fix: 'Look at the reason given; without one, see whether the browser blocks third-party cookies, or another response took the cookie away.',
  references: ['RFC 6265bis 5.7'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a session cookie with SameSite=None and without Secure',
        exchanges: [{ response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; HttpOnly; SameSite=None` }, stored: [] }],
      },
    ],
    good: [
      {
        title: 'a session cookie that is kept',
        exchanges: [
          {
            response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` },
            stored: [{ name: 'sid' }],
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-rejected',
  subject: 'stored-cookie',
  severity: 'error',
  confidence: 'medium',
  check({ cookie, role, stored, exchange }, { browser, isPublicSuffix, siteOf }) {
    if (stored !== undefined || !isAuthenticating(role)) return [];
    const { url, pageUrl, type, startedAt, endedAt } = exchange;
    const { refusal } = judgeSetCookie(cookie, {
      url,
      browser,
      now: endedAt ?? startedAt,
      suffixes: { registrableDomain: (name) => (isPublicSuffix(name) ? undefined : siteOf(name)) },
      ...(pageUrl === undefined ? {} : { pageUrl }),
      topLevel: type === 'document',
    });
    // Without a reason in the line itself the cookie may only be out of reach: another partition, another store.
    if (refusal === undefined) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} was not kept by the browser. ${refusal.text}`,
        evidence: [`Set-Cookie: ${shorten(cookie.name)}`, 'cookie store: absent'],
      },
    ];
  },
});
