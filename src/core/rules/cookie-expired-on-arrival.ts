import { measureEntropy } from '../credential/shapes/entropy.ts';
import { formatSeconds } from '../http/duration.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { NOW, SESSION_ID } from './support/examples.ts';
import { formatTime } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'cookie-expired-on-arrival',
  title: 'Cookie is past its end when it arrives',
  what: 'A Set-Cookie brings a new value whose Expires lies up to two days in the past.',
  why: "The browser drops it at once: the server's clock or time zone is wrong.",
  fix: "Send Max-Age instead of Expires, and set the server's clock.",
  references: ['RFC 6265bis 5.7', 'RFC 6265bis 5.6.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an hour in the past',
        exchanges: [
          {
            response: {
              'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax; Expires=${new Date(NOW - 3_600_000).toUTCString()}`,
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a cookie that is deleted',
        exchanges: [{ response: { 'set-cookie': 'sid=deleted; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT' } }],
      },
    ],
  }),
};

const DAYS_MS = 2 * 86_400_000;

export default defineRule({
  id: 'cookie-expired-on-arrival',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'low',
  check({ exchange, reading }) {
    const now = exchange.endedAt ?? exchange.startedAt;
    return reading.setCookies
      .filter(
        ({ name, value, maxAge, expires }) =>
          maxAge === undefined &&
          expires !== undefined &&
          expires < now - 1000 &&
          expires > now - DAYS_MS &&
          measureEntropy(value).bits >= 64 &&
          !reading.cookies.some((cookie) => cookie.name === name),
      )
      .slice(0, 5)
      .map(({ name, expires = 0 }) => ({
        message: `The cookie "${shorten(name)}" comes with a value and ended ${formatSeconds((now - expires) / 1000)} before.`,
        evidence: [`Expires: ${formatTime(expires / 1000)}`],
        name: shorten(name),
      }));
  },
});
