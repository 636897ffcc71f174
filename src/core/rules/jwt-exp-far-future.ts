import { formatSeconds } from '../http/duration.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, ID_CLAIMS, NOW_S, sampleJwt } from './support/examples.ts';
import { describeToken, formatTime, readTime } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-exp-far-future',
  title: 'Token expires in a far future',
  what: 'The exp of a token lies ten years ahead or more, which is as good as none.',
  why: 'Whoever gets hold of the token can use it until the signing key is changed.',
  fix: 'Set an exp that the use needs, mostly below an hour, and renew the token.',
  references: ['RFC 6750 5.3', 'CWE 613'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'exp at the end of the year 9999',
        exchanges: [
          {
            url: 'https://id.example.com/token',
            method: 'POST',
            responseBody: {
              mediaType: 'application/json',
              text: JSON.stringify({
                id_token: sampleJwt({ ...ID_CLAIMS, exp: 253402300799 }, { alg: 'ES256', kid: 'k1' }),
              }),
            },
            response: { 'content-type': 'application/json', 'cache-control': 'no-store' },
          },
        ],
      },
    ],
    good: [
      { title: 'exp in an hour', exchanges: [{ request: { authorization: bearer() } }] },
      {
        title: 'a publishable key that is a JWT',
        exchanges: [
          {
            request: {
              apikey: sampleJwt(
                { iss: 'supabase', ref: 'abcdefghijklmnop', role: 'anon', iat: NOW_S - 1000, exp: NOW_S + 315_360_000 },
                { alg: 'HS256', typ: 'JWT' },
                'A'.repeat(43),
              ),
            },
          },
        ],
      },
    ],
  }),
};

const TEN_YEARS = 10 * 365 * 86_400;

export default defineRule({
  id: 'jwt-exp-far-future',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential }, { now }) {
    const claims = credential.jwt?.claims;
    const exp = claims && readTime(claims, 'exp');
    // In milliseconds the number is not meant as it stands: jwt-time-milliseconds. A key for a role nobody signed in for is public.
    if (claims === undefined || exp === undefined || exp !== claims.exp || claims.role === 'anon') return [];
    // The rules on the lifetime of access and session tokens say it already.
    if (credential.role === 'access' || credential.role === 'session') return [];
    const ahead = exp - now / 1000;
    if (ahead < TEN_YEARS) return [];
    return [
      {
        message: `${describeToken(credential)} expires ${formatTime(exp)}, ${formatSeconds(ahead)} from now.`,
        evidence: [`exp: ${exp}`],
      },
    ];
  },
});
