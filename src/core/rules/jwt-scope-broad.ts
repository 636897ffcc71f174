import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer } from './support/examples.ts';
import { describeToken, readJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-scope-broad',
  title: 'Token with very many scopes',
  what: 'An access token has more than 20 scopes, or one that stands for all.',
  why: 'Whoever steals it can do all that.',
  fix: 'Ask for the scopes that are needed, when they are.',
  references: ['RFC 9700 2.3'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a star',
        exchanges: [{ request: { authorization: bearer({ scope: '*' }) } }],
      },
    ],
    good: [
      {
        title: 'one scope',
        exchanges: [{ request: { authorization: bearer() } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwt-scope-broad',
  subject: 'credential',
  severity: 'info',
  confidence: 'medium',
  check({ credential }) {
    const claims = readJws(credential)?.claims;
    if (claims === undefined) return [];
    const value = claims.scope ?? claims.scp;
    const scopes = (Array.isArray(value) ? value : typeof value === 'string' ? value.split(' ') : []).map(String);
    const wide = scopes.find((scope) => /^(?:\*|full_?access|all)$/i.test(scope));
    if (scopes.length <= 20 && wide === undefined) return [];
    return [
      {
        message: `${describeToken(credential)} has ${wide === undefined ? `${scopes.length} scopes` : `the scope ${shorten(wide)}`}.`,
        evidence: [wide === undefined ? `scopes: ${scopes.length}` : `scope: ${shorten(wide)}`],
      },
    ];
  },
});
