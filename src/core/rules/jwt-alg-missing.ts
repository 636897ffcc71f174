import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer } from './support/examples.ts';
import { describeToken, isWhole } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-alg-missing',
  title: 'Token header without alg',
  what: 'The header of a token is JSON and names no algorithm.',
  why: 'A verifier that fills the gap by itself can be talked into the wrong algorithm, or into none.',
  fix: 'Write alg into the header, and let verifiers accept only algorithms from a fixed list.',
  references: ['RFC 7515 4.1.1', 'RFC 8725 3.1', 'CWE 347'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a header with typ only',
        exchanges: [{ request: { authorization: bearer({}, { typ: 'at+jwt', kid: 'k1' }) } }],
      },
    ],
    good: [{ title: 'a header with alg', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'jwt-alg-missing',
  subject: 'credential',
  severity: 'error',
  confidence: 'high',
  check({ credential }) {
    const header = credential.jwt?.header;
    const { jwt } = credential;
    if (jwt?.claims === undefined || header === undefined || typeof header.alg === 'string' || !isWhole(jwt)) return [];
    return [
      {
        message: `${describeToken(credential)} has no alg in its header.`,
        evidence: [`header: ${Object.keys(header).slice(0, 20).map(shorten).join(', ')}`],
      },
    ];
  },
});
