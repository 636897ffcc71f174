import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-crit-extension',
  title: 'Token with a critical extension',
  what: 'The header of a token lists an extension that verifiers must know (crit).',
  why: 'A verifier that does not know it has to refuse the token; some libraries pass over it.',
  fix: 'Make sure that every verifier of these tokens knows the extension.',
  references: ['RFC 7515 4.1.11'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an extension',
        exchanges: [
          {
            request: {
              authorization: bearer(
                {},
                { alg: 'ES256', typ: 'at+jwt', kid: 'k1', crit: ['exp-policy'], 'exp-policy': 1 },
              ),
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'none',
        exchanges: [{ request: { authorization: bearer() } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwt-crit-extension',
  subject: 'credential',
  severity: 'info',
  confidence: 'high',
  check({ credential }) {
    const header = credential.jwt?.header;
    const crit = header?.crit;
    if (header === undefined || !Array.isArray(crit) || crit.length === 0) return [];
    const names = crit.filter(
      (name): name is string => typeof name === 'string' && name !== 'b64' && header[name] !== undefined,
    );
    if (names.length === 0 || names.length < crit.length) return [];
    const text = shorten(names.join(', '));
    return [{ message: `${describeToken(credential)} wants verifiers to know ${text}.`, evidence: [`crit: ${text}`] }];
  },
});
