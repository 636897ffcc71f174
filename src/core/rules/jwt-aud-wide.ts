import { defineRule, type RuleMeta } from './rule.ts';
import { audiencesOf } from './support/audience.ts';
import { bearer } from './support/examples.ts';
import { describeToken, readJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-aud-wide',
  title: 'Token for very many',
  what: 'The aud of a token is a star, or names more than three receivers.',
  why: 'Each of them can use the token at all the others.',
  fix: 'Ask for one token per API (RFC 8707).',
  references: ['RFC 9700 2.3', 'RFC 8707 3'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'four audiences',
        exchanges: [
          {
            request: {
              authorization: bearer({
                aud: [
                  'https://a.example.com',
                  'https://b.example.com',
                  'https://c.example.com',
                  'https://d.example.com',
                ],
              }),
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'one',
        exchanges: [{ request: { authorization: bearer() } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwt-aud-wide',
  subject: 'credential',
  severity: 'info',
  confidence: 'medium',
  check({ credential }) {
    const claims = readJws(credential)?.claims;
    const audiences = claims === undefined ? [] : audiencesOf(claims);
    if (audiences.length <= 3 && !audiences.includes('*')) return [];
    return [
      {
        message: `${describeToken(credential)} is meant for ${audiences.includes('*') ? 'everybody' : `${audiences.length} receivers`}.`,
        evidence: [`aud: ${audiences.includes('*') ? '*' : `${audiences.length} values`}`],
      },
    ];
  },
});
