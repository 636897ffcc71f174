import { defineRule, type RuleMeta } from './rule.ts';
import { bearer } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-x5c',
  title: 'Token brings its certificate',
  what: 'The header of a token has a certificate (x5c), or names one by SHA-1 alone (x5t).',
  why: 'A verifier that takes the key from the token, without checking the chain, takes any key.',
  fix: "Let verifiers take keys from the issuer's key set, and chain certificates to a root of theirs.",
  references: ['RFC 7515 4.1.6', 'RFC 7515 4.1.7'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'x5c in the header',
        exchanges: [
          { request: { authorization: bearer({}, { alg: 'ES256', typ: 'at+jwt', kid: 'k1', x5c: ['MIIB'] }) } },
        ],
      },
    ],
    good: [
      {
        title: 'kid alone',
        exchanges: [{ request: { authorization: bearer() } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwt-x5c',
  subject: 'credential',
  severity: 'info',
  confidence: 'high',
  off: true,
  check({ credential }) {
    const header = credential.jwt?.header;
    const thumb = header?.x5t !== undefined && header['x5t#S256'] === undefined;
    if (header?.x5c === undefined && !thumb) return [];
    const name = thumb && header?.x5c === undefined ? 'x5t' : 'x5c';
    return [{ message: `${describeToken(credential)} has ${name} in its header.`, evidence: [`header: ${name}`] }];
  },
});
