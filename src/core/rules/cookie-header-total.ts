import { defineRule, type RuleMeta } from './rule.ts';
import { chunksOf } from './support/chunks.ts';
import { SESSION_ID } from './support/examples.ts';
import { describeLimit } from './support/header-limits.ts';
import { headerNamed } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'cookie-header-total',
  title: 'Cookie header is large',
  what: 'The cookies of a request take several kilobytes together.',
  why: 'They go with every request to the host, pictures too, and servers refuse headers above their limit.',
  fix: 'Delete cookies nobody needs, keep state on the server, and serve static files from a host without cookies.',
  references: ['RFC 6265bis 4.2.1', 'ASVS 4.2.5'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'five kilobytes',
        exchanges: [
          { request: { cookie: Array.from({ length: 10 }, (_, n) => `c${n}=${'x'.repeat(500)}`).join('; ') } },
        ],
      },
    ],
    good: [{ title: 'some hundred bytes', exchanges: [{ request: { cookie: `sid=${SESSION_ID}; theme=dark` } }] }],
  }),
};

const LEVELS = {
  info: 'cookieHeaderInfoBytes',
  warning: 'cookieHeaderWarningBytes',
  error: 'cookieHeaderErrorBytes',
} as const;

const REFUSED = { warning: LEVELS.warning, error: LEVELS.error } as const;

export default defineRule({
  id: 'cookie-header-total',
  subject: 'exchange',
  severity: 'info',
  confidence: 'high',
  check({ exchange, reading }) {
    const bytes = headerNamed(exchange, 'cookie')?.bytes ?? 0;
    if (bytes === 0) return [];
    // What one split value alone takes is told by cookie-chunked, until servers begin to refuse it.
    const split = chunksOf(reading.cookies).some((chunks) => 2 * chunks.bytes > bytes);
    return [
      {
        message: `The Cookie header takes ${bytes} bytes in each request; ${describeLimit(bytes, 'field')}.`,
        grades: [{ value: bytes, above: split ? REFUSED : LEVELS }],
        evidence: [`Cookie: ${bytes} bytes`],
      },
    ];
  },
});
