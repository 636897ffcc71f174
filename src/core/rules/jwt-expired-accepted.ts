import { isIdentityRole } from '../credential/roles.ts';
import { formatSeconds } from '../http/duration.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, NOW_S } from './support/examples.ts';
import { describeToken, formatTime, readTime, serverTime } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-expired-accepted',
  title: 'Expired token seems to be accepted',
  what: 'A request with a token that expired minutes before was answered with success, at a host that answers 401 or 403 elsewhere.',
  why: 'A server that does not check exp accepts every token ever issued, stolen ones too.',
  fix: 'Check exp on each request with a leeway of at most a few minutes.',
  references: ['RFC 7519 4.1.4', 'CWE 613', 'ASVS 9.2.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'the same path refused without a token and answered with an expired one',
        exchanges: [
          { url: 'https://api.example.com/me', status: 401 },
          {
            url: 'https://api.example.com/me',
            request: { authorization: bearer({ iat: NOW_S - 7200, exp: NOW_S - 3600 }) },
          },
        ],
      },
    ],
    good: [
      {
        title: 'the expired token is refused',
        exchanges: [
          { url: 'https://api.example.com/me', status: 401 },
          {
            url: 'https://api.example.com/me',
            status: 401,
            request: { authorization: bearer({ iat: NOW_S - 7200, exp: NOW_S - 3600 }) },
          },
        ],
      },
      {
        title: 'a path that answers anybody',
        exchanges: [
          {
            url: 'https://api.example.com/news',
            request: { authorization: bearer({ iat: NOW_S - 7200, exp: NOW_S - 3600 }) },
          },
        ],
      },
    ],
  }),
};

/** Long enough that no leeway explains it. */
const LATE_SECONDS = 300;
const MAX_PATHS = 500;

export default defineRule({
  id: 'jwt-expired-accepted',
  subject: 'exchange',
  severity: 'error',
  confidence: 'medium',
  createState: () => new Set<string>(),
  check({ exchange, recorded, url }, { now }, refused) {
    const path = `${exchange.method} ${url.origin}${url.pathname}`;
    const sent = recorded.filter(({ sighting }) => sighting.direction === 'sent');
    if (exchange.status === 401 || exchange.status === 403) {
      if (refused.size < MAX_PATHS) refused.add(path);
      return [];
    }
    // Only a path that is known to want a credential tells something, and only when the expired token was the one credential.
    if (exchange.status < 200 || exchange.status > 299 || exchange.fromCache || !refused.has(path)) return [];
    const [one, other] = sent.filter(({ credential }) => isIdentityRole(credential.role));
    const exp = one?.credential.jwt?.claims && readTime(one.credential.jwt.claims, 'exp');
    if (one === undefined || other !== undefined || exp === undefined) return [];
    const late = serverTime(exchange, now) / 1000 - exp;
    if (late <= LATE_SECONDS) return [];
    return [
      {
        message: `${describeToken(one.credential)} had expired ${formatSeconds(late)} before and was answered ${exchange.status} at ${url.pathname.length > 80 ? url.host : `${url.host}${url.pathname}`}, which refuses requests without a valid credential.`,
        evidence: [`exp: ${formatTime(exp)}`, `status: ${exchange.status}`],
        detail: one.credential.lineage,
      },
    ];
  },
});
