import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer } from './support/examples.ts';
import { describeToken, readJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-bloat',
  title: 'Token is large for what it says',
  what: 'The claims of a token take kilobytes, or one claim does.',
  why: 'The token goes with every request, and large headers are refused by servers on the way.',
  fix: 'Replace lists of groups and permissions by a reference that the API looks up.',
  references: ['ASVS 4.2.5'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a hundred groups',
        exchanges: [{ request: { authorization: bearer({ groups: Array.from({ length: 100 }, (_, n) => `g${n}`) }) } }],
      },
    ],
    good: [{ title: 'three groups', exchanges: [{ request: { authorization: bearer({ groups: ['a', 'b', 'c'] }) } }] }],
  }),
};

export default defineRule({
  id: 'jwt-bloat',
  subject: 'credential',
  severity: 'info',
  confidence: 'high',
  check({ credential }) {
    const token = readJws(credential);
    const bytes = credential.jwt?.parts[1]?.bytes ?? 0;
    if (token === undefined) return [];
    const sizes = Object.entries(token.claims)
      .map(([name, value]) => ({
        name,
        entries: Array.isArray(value) ? value.length : 0,
        bytes: JSON.stringify(value)?.length ?? 0,
      }))
      .sort((a, b) => b.bytes - a.bytes);
    const top = sizes
      .slice(0, 3)
      .map((one) => `${shorten(one.name)} (${one.bytes})`)
      .join(', ');
    return [
      {
        message: `${describeToken(credential)} has ${bytes} bytes of claims; the largest are ${top}.`,
        grades: [
          { value: bytes, above: { info: 'claimsBytes' } },
          { value: sizes[0]?.bytes ?? 0, above: { info: 'claimBytes' } },
          { value: Math.max(0, ...sizes.map(({ entries }) => entries)), above: { info: 'claimEntries' } },
        ],
        evidence: sizes.slice(0, 3).map((one) => `${shorten(one.name)}: ${one.bytes} characters`),
      },
    ];
  },
});
