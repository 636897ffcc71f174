import { isDeletion } from '../http/parse-set-cookie.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';

export const meta: RuleMeta = {
  id: 'cookie-duplicate-set',
  title: 'Cookie set twice in one response',
  what: 'A response sets the same cookie twice, for the same domain and path.',
  why: 'The last one wins; code that sets a cookie twice mostly means only one of them.',
  fix: 'Set the cookie once in a response.',
  references: ['RFC 6265bis 4.1.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'two values for one cookie',
        exchanges: [
          {
            response: {
              'set-cookie': ['cart=1; Path=/; Secure; SameSite=Lax', 'cart=2; Path=/; Secure; SameSite=Lax'],
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a clean-up for another domain and a new cookie',
        exchanges: [
          {
            response: {
              'set-cookie': ['cart=; Domain=example.com; Path=/; Max-Age=0', 'cart=2; Path=/; Secure; SameSite=Lax'],
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-duplicate-set',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ exchange, reading }) {
    if (reading.setCookies.length < 2) return [];
    const seen = new Set<string>();
    const twice = new Set<string>();
    for (const cookie of reading.setCookies) {
      if (isDeletion(cookie, exchange.startedAt)) continue;
      const key = `${cookie.name};${cookie.domain ?? ''};${cookie.path ?? ''}`;
      if (seen.has(key)) twice.add(cookie.name);
      seen.add(key);
    }
    return [...twice].slice(0, 20).map((name) => ({
      message: `One response sets the cookie "${shorten(name)}" twice for the same domain and path.`,
      evidence: [`Set-Cookie: ${shorten(name)}`],
      name: shorten(name),
    }));
  },
});
