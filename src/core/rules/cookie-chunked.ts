import { type Detected, defineRule, type RuleMeta } from './rule.ts';
import { chunksOf } from './support/chunks.ts';
import { shorten } from './support/cookie-line.ts';

export const meta: RuleMeta = {
  id: 'cookie-chunked',
  title: 'Cookie split into parts',
  what: 'A value is spread over several cookies because it is too large for one.',
  why: 'All parts go with every request, and one that is lost or left over from before breaks the whole.',
  fix: 'Keep the session on the server, and only its ID in the cookie.',
  references: ['RFC 6265bis 6.1', 'ASVS 3.3.5'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'three parts',
        exchanges: [
          { request: { cookie: ['app.0', 'app.1', 'app.2'].map((name) => `${name}=${'a'.repeat(3000)}`).join('; ') } },
        ],
      },
    ],
    good: [{ title: 'names that end in numbers', exchanges: [{ request: { cookie: 'ab_1=x; ab_7=y; theme=dark' } }] }],
  }),
};

export default defineRule({
  id: 'cookie-chunked',
  subject: 'exchange',
  severity: 'info',
  confidence: 'high',
  check({ reading }) {
    if (reading.cookies.length < 2) return [];
    const found: Detected[] = [];
    for (const { base, numbers, bytes } of chunksOf(reading.cookies)) {
      const gap =
        (numbers.at(-1) as number) - (numbers[0] as number) !== numbers.length - 1 || (numbers[0] as number) > 1;
      found.push({
        message: `The cookie "${shorten(base)}" is split into ${numbers.length} parts of ${bytes} bytes together${gap ? ', and a part is missing' : ''}.`,
        severity: gap || numbers.length > 4 || bytes > 12_288 ? 'warning' : 'info',
        evidence: [`parts: ${numbers.join(', ')}`, `${bytes} bytes`],
        name: shorten(base),
        detail: gap ? 'gap' : '',
      });
    }
    return found;
  },
});
