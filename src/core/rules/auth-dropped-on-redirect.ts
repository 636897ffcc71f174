import { hostOf } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { bearer } from './support/examples.ts';
import { headerNamed } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'auth-dropped-on-redirect',
  title: 'Authorization got lost in a redirect',
  what: 'A request with Authorization was redirected to another origin and arrived there without it.',
  why: 'Browsers drop the header on the way to another origin, so the answer is 401 whatever the token.',
  fix: 'Call the last address directly.',
  references: ['Fetch'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'redirected to another origin',
        exchanges: [
          {
            url: 'https://app.example.com/api',
            status: 302,
            request: { authorization: bearer() },
            response: { location: 'https://api.example.com/' },
          },
          {
            url: 'https://api.example.com/',
            status: 401,
            redirectedFrom: '1',
            response: { 'www-authenticate': 'Bearer' },
          },
        ],
      },
    ],
    good: [
      {
        title: 'called directly',
        exchanges: [{ url: 'https://api.example.com/', request: { authorization: bearer() } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'auth-dropped-on-redirect',
  subject: 'exchange',
  severity: 'info',
  confidence: 'high',
  createState: () => new Map<string, string>(),
  check({ exchange, url }, _context, sent) {
    const had = headerNamed(exchange, 'authorization') !== undefined;
    if (had && exchange.status >= 300 && exchange.status < 400) {
      if (sent.size > 100) sent.clear();
      sent.set(exchange.id, url.origin);
    }
    const from = sent.get(exchange.redirectedFrom ?? '');
    if (had || from === undefined || from === url.origin || exchange.status !== 401) return [];
    return [
      {
        message: `A request with Authorization was redirected from ${hostOf(from)} to ${url.host}, arrived without it, and was answered 401.`,
        evidence: ['Authorization: dropped', 'status: 401'],
      },
    ];
  },
});
