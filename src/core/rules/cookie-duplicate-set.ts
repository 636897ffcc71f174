import { setCookieIdentity } from '../http/cookie-identity.ts';
import { isDeletion } from '../http/parse-set-cookie.ts';
import { type Detected, defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';

export const meta: RuleMeta = {
  id: 'cookie-duplicate-set',
  title: 'Cookie set twice, or set and deleted, in one response',
  what: 'A response sets the same cookie twice, for the same domain and path, or sets it and deletes it again.',
  why: 'The last line wins; of two values mostly one is meant, and a cookie that is deleted again was never there.',
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
  check({ exchange, reading, site }, { flow }) {
    if (reading.setCookies.length < 2) return [];
    const now = exchange.endedAt ?? exchange.startedAt;
    const set = new Map<string, string>();
    const twice = new Set<string>();
    const undone = new Set<string>();
    for (const cookie of reading.setCookies) {
      const key = setCookieIdentity(cookie, exchange.url);
      const known = set.get(key);
      if (isDeletion(cookie, now)) {
        if (known !== undefined && known !== '') undone.add(cookie.name);
        continue;
      }
      undone.delete(cookie.name);
      if (known !== undefined && known !== cookie.value) twice.add(cookie.name);
      set.set(key, cookie.value);
    }
    // Who signs out is to have it no more: what a session's middleware sets on the way is no matter.
    const isLogout = flow.logouts(site).some((one) => one.exchange === exchange.id);
    const isLogin = flow.attempts(site).some(({ exchanges }) => exchanges.includes(exchange.id));
    return [
      ...[...twice].slice(0, 20).map((name) => ({
        message: `One response sets the cookie "${shorten(name)}" twice for the same domain and path, with two values.`,
        evidence: [`Set-Cookie: ${shorten(name)}`],
        name: shorten(name),
      })),
      ...(isLogout ? [] : [...undone].slice(0, 20)).map(
        (name): Detected => ({
          message: `One response sets the cookie "${shorten(name)}" and deletes it again, for the same domain and path: browsers do not keep it.`,
          // At the login it is what should have signed somebody in.
          severity: isLogin ? 'error' : 'warning',
          evidence: [`Set-Cookie: ${shorten(name)}, then deleted`],
          name: shorten(name),
          detail: 'deleted',
        }),
      ),
    ];
  },
});
