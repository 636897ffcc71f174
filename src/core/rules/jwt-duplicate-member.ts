import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer, encodeBase64Url } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-duplicate-member',
  title: 'Token names a member twice',
  what: 'The JSON of header or claims has the same member name more than once.',
  why: 'Parsers differ in which one they take, so two servers can read two different tokens out of one.',
  fix: 'Write each member once, and let verifiers refuse duplicates.',
  references: ['RFC 7519 4', 'RFC 7515 4', 'CWE 436'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'two subjects',
        exchanges: [
          {
            request: {
              authorization: `Bearer ${encodeBase64Url('{"alg":"ES256"}')}.${encodeBase64Url('{"sub":"a","sub":"b","exp":1768482000}')}.${'A'.repeat(86)}`,
            },
          },
        ],
      },
    ],
    good: [{ title: 'each name once', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

const DECISIVE = new Set<unknown>(['alg', 'enc', 'kid', 'sub', 'aud', 'exp', 'iss']);

export default defineRule({
  id: 'jwt-duplicate-member',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential }) {
    const names = new Set<string>();
    let decisive = false;
    for (const part of credential.jwt?.parts ?? []) {
      for (const { code, path } of part.notes) {
        if (code !== 'duplicate-member') continue;
        names.add(shorten(path.join('.')));
        if (path.length === 1 && DECISIVE.has(path[0])) decisive = true;
      }
    }
    if (names.size === 0) return [];
    const list = [...names].slice(0, 8).join(', ');
    return [
      {
        message: `${describeToken(credential)} has members that come twice: ${list}.`,
        severity: decisive ? 'error' : 'warning',
        evidence: [`duplicate: ${list}`],
      },
    ];
  },
});
