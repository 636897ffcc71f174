import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { OTHER_ID } from './support/example-flows.ts';

export const meta: RuleMeta = {
  id: 'session-loop',
  title: 'Login goes round in a circle',
  what: 'A page redirects again and again within seconds, and sets the same cookie each time.',
  why: 'Nobody gets in: most often the cookie is refused, not sent back, or too old when it arrives.',
  fix: 'Look at the findings on that cookie: SameSite, Secure over http, Domain and Path, size, clock.',
  references: ['RFC 6265bis 5.7'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'four rounds',
        exchanges: Array.from({ length: 4 }, () => ({
          url: 'https://app.example.com/',
          type: 'document' as const,
          status: 302,
          response: {
            location: '/login',
            'set-cookie': `state=${OTHER_ID}; Secure; HttpOnly; SameSite=Lax; Max-Age=600`,
          },
        })),
      },
    ],
    good: [
      {
        title: 'one round',
        exchanges: [
          {
            url: 'https://app.example.com/',
            type: 'document',
            status: 302,
            response: {
              location: '/login',
              'set-cookie': `state=${OTHER_ID}; Secure; HttpOnly; SameSite=Lax; Max-Age=600`,
            },
          },
          { url: 'https://app.example.com/login', type: 'document' },
        ],
      },
    ],
  }),
};

const ROUNDS = 4;
const WITHIN_MS = 10_000;

export default defineRule({
  id: 'session-loop',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  createState: () => ({ at: [] as { key: string; at: number }[] }),
  check({ exchange, reading, url }, _context, recent) {
    if (exchange.type !== 'document' || exchange.status < 300 || exchange.status >= 400) return [];
    const cookie = reading.setCookies.find(({ maxAge }) => maxAge === undefined || maxAge > 0)?.name;
    if (cookie === undefined) return [];
    const key = `${url.origin}${url.pathname} ${cookie}`;
    recent.at = recent.at.filter(({ at }) => exchange.startedAt - at <= WITHIN_MS).slice(-64);
    recent.at.push({ key, at: exchange.startedAt });
    const rounds = recent.at.filter((one) => one.key === key).length;
    if (rounds < ROUNDS) return [];
    return [
      {
        message: `${url.host}${shorten(url.pathname)} redirected ${rounds} times within ten seconds, and set "${shorten(cookie)}" each time.`,
        evidence: [`redirects: ${rounds}`, `Set-Cookie: ${shorten(cookie)}`],
        detail: key,
      },
    ];
  },
});
