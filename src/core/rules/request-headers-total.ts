import { headerBytes } from '../http/header.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer } from './support/examples.ts';
import { describeLimit } from './support/header-limits.ts';

export const meta: RuleMeta = {
  id: 'request-headers-total',
  title: 'Request headers are large',
  what: 'All headers of a request together take more than eight kilobytes.',
  why: 'Servers and proxies limit the whole header block, and answer with an error that does not name the cause.',
  fix: 'Make the largest ones smaller, mostly Cookie and Authorization.',
  references: ['RFC 6585 5', 'ASVS 4.2.5'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'nine kilobytes',
        exchanges: [{ request: { cookie: `a=${'x'.repeat(3900)}`, 'x-trace': 'y'.repeat(5000) } }],
      },
    ],
    good: [{ title: 'a kilobyte', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

const LEVELS = { info: 'headersInfoBytes', warning: 'headersWarningBytes', error: 'headersErrorBytes' } as const;

export default defineRule({
  id: 'request-headers-total',
  subject: 'exchange',
  severity: 'info',
  confidence: 'high',
  check({ exchange }) {
    let bytes = 0;
    for (const header of exchange.requestHeaders) bytes += headerBytes(header);
    if (bytes === 0) return [];
    const largest = exchange.requestHeaders
      .toSorted((a, b) => b.value.length - a.value.length)
      .slice(0, 3)
      .map(({ name }) => shorten(name));
    return [
      {
        message: `All headers of a request take ${bytes} bytes; ${describeLimit(bytes, 'total')}. The largest: ${largest.join(', ')}.`,
        grades: [{ value: bytes, above: LEVELS }],
        evidence: [`all headers: ${bytes} bytes`],
      },
    ];
  },
});
