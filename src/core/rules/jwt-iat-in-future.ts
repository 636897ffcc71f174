import { formatSeconds } from '../http/duration.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, NOW_S } from './support/examples.ts';
import { describeToken, formatTime, readTime, serverTime } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-iat-in-future',
  title: 'Token issued in the future',
  what: 'The iat of a token lies minutes ahead of the clock.',
  why: 'The clocks of issuer and receiver differ, so that its expiry is read wrongly too.',
  fix: "Set the issuer's clock right with NTP.",
  references: ['RFC 7519 4.1.6'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'iat an hour ahead',
        exchanges: [{ request: { authorization: bearer({ iat: NOW_S + 3600, exp: NOW_S + 7200 }) } }],
      },
    ],
    good: [{ title: 'iat in the past', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

/** More than any sensible skew, so that a clock some minutes off stays quiet. */
const AHEAD_SECONDS = 300;

export default defineRule({
  id: 'jwt-iat-in-future',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential, exchange }, { now }) {
    const iat = credential.jwt?.claims && readTime(credential.jwt.claims, 'iat');
    if (iat === undefined) return [];
    const ahead = iat - serverTime(exchange, now) / 1000;
    if (ahead <= AHEAD_SECONDS) return [];
    return [
      {
        message: `${describeToken(credential)} says it was issued ${formatSeconds(ahead)} from now.`,
        evidence: [`iat: ${formatTime(iat)}`],
      },
    ];
  },
});
