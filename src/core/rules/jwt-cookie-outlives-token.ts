import { formatSeconds } from '../http/duration.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { cookieSeconds, describeCookie, isAuthenticating, renderCookieLine } from './support/cookie-line.ts';
import { sampleJwt } from './support/examples.ts';
import { formatTime, readTime } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-cookie-outlives-token',
  title: 'Cookie outlives the token in it',
  what: 'A cookie is kept for more than a day after the token in it has expired.',
  why: 'The browser goes on sending a token that nobody takes.',
  fix: "Give the cookie the token's end, or that of the refresh token behind it.",
  references: ['RFC 6265bis 4.1.2.2', 'RFC 7519 4.1.4'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a cookie for ten days, a token for an hour',
        exchanges: [
          {
            response: { 'set-cookie': `token=${sampleJwt()}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=864000` },
          },
        ],
      },
    ],
    good: [
      {
        title: 'an hour for both',
        exchanges: [
          { response: { 'set-cookie': `token=${sampleJwt()}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=3600` } },
        ],
      },
    ],
  }),
};

const DAY_SECONDS = 86_400;

export default defineRule({
  id: 'jwt-cookie-outlives-token',
  subject: 'set-cookie',
  severity: 'info',
  confidence: 'high',
  check({ cookie, role, credential, exchange }) {
    const exp = credential?.jwt?.claims === undefined ? undefined : readTime(credential.jwt.claims, 'exp');
    const seconds = cookieSeconds(cookie, exchange.startedAt);
    if (exp === undefined || seconds === undefined || !isAuthenticating(role)) return [];
    const after = seconds - (exp - exchange.startedAt / 1000);
    if (after <= DAY_SECONDS) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} is kept ${formatSeconds(after)} longer than the token in it is good for.`,
        evidence: [`cookie: ${formatSeconds(seconds)}`, `exp: ${formatTime(exp)}`],
        fix: renderCookieLine(cookie, {
          'Max-Age': String(Math.max(0, Math.round(seconds - after))),
          Expires: undefined,
        }),
      },
    ];
  },
});
