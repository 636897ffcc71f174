import { formatSeconds } from '../http/duration.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, NOW_S } from './support/examples.ts';
import { describeToken, formatTime, readTime, serverTime } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-not-yet-valid',
  title: 'Token is not valid yet',
  what: 'The nbf of a token that is sent lies in the future.',
  why: 'Servers refuse it until then; mostly the clocks of issuer and verifier differ.',
  fix: "Set the issuer's clock right, or leave nbf away.",
  references: ['RFC 7519 4.1.5', 'ASVS 9.2.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'nbf ten minutes ahead',
        exchanges: [{ status: 401, request: { authorization: bearer({ nbf: NOW_S + 600 }) } }],
      },
    ],
    good: [{ title: 'nbf in the past', exchanges: [{ request: { authorization: bearer({ nbf: NOW_S - 600 }) } }] }],
  }),
};

export default defineRule({
  id: 'jwt-not-yet-valid',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential, sighting, exchange }, { now }) {
    const nbf = credential.jwt?.claims && readTime(credential.jwt.claims, 'nbf');
    if (nbf === undefined || sighting.direction !== 'sent') return [];
    const early = nbf - serverTime(exchange, now) / 1000;
    if (early <= 0) return [];
    return [
      {
        message: `${describeToken(credential)} was sent ${formatSeconds(early)} before it becomes valid.`,
        grades: [{ value: early, above: { warning: 'clockLeewaySeconds' } }],
        evidence: [`nbf: ${formatTime(nbf)}`],
      },
    ];
  },
});
