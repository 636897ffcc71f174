import { formatSeconds } from '../http/duration.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, NOW_S } from './support/examples.ts';
import { describeToken, formatTime, readJws, readTime, serverTime } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-expired-sent',
  title: 'Expired token is still sent',
  what: 'A request carries a token whose exp has passed.',
  why: 'A server that checks exp refuses the request; a server that does not check it accepts tokens for ever.',
  fix: 'Renew the token shortly before exp, and drop it from memory and storage when renewing fails.',
  references: ['RFC 7519 4.1.4', 'CWE 613', 'ASVS 9.2.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a token that expired ten minutes before',
        exchanges: [{ status: 401, request: { authorization: bearer({ iat: NOW_S - 4200, exp: NOW_S - 600 }) } }],
      },
    ],
    good: [
      { title: 'a token that is valid for another while', exchanges: [{ request: { authorization: bearer() } }] },
      {
        title: 'a token that expired within the leeway',
        exchanges: [{ request: { authorization: bearer({ exp: NOW_S - 30 }) } }],
      },
      {
        title: 'a token that is valid by the clock of the server, when the local clock is ahead',
        exchanges: [
          {
            request: { authorization: bearer({ exp: NOW_S - 600 }) },
            response: { date: 'Thu, 15 Jan 2026 11:30:00 GMT' },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwt-expired-sent',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential, sighting, exchange }, { now }) {
    const exp = credential.jwt?.claims && readTime(credential.jwt.claims, 'exp');
    if (exp === undefined || sighting.direction !== 'sent' || credential.role === 'logout' || !readJws(credential))
      return [];
    const late = serverTime(exchange, now) / 1000 - exp;
    if (late <= 0) return [];
    // An expired ID token is allowed as a hint of who signs out (OpenID Connect RP-Initiated Logout).
    if (sighting.place.name === 'id_token_hint') return [];
    return [
      {
        message: `${describeToken(credential)} was sent ${formatSeconds(late)} after it had expired.`,
        grades: [{ value: late, above: { warning: 'clockLeewaySeconds' } }],
        evidence: [`exp: ${formatTime(exp)}`, ...(exchange ? [`status: ${exchange.status}`] : [])],
      },
    ];
  },
});
