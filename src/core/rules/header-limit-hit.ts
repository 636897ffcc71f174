import { headerBytes } from '../http/header.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { SESSION_ID } from './support/examples.ts';
import { headerNamed } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'header-limit-hit',
  title: 'Request refused because its headers are too large',
  what: 'A request with large headers is answered 431 or 494, or 400 or 413 at once.',
  why: 'The site does not work for the people whose cookies or tokens have grown that large.',
  fix: "Delete the largest cookies, shrink the token, or raise the server's limit.",
  references: ['RFC 6585 5', 'ASVS 4.2.5'],
  since: '0.1.0',
  examples: () => ({
    bad: [{ title: '431', exchanges: [{ status: 431, request: { cookie: `a=${'x'.repeat(3000)}` } }] }],
    good: [{ title: 'an ordinary 400', exchanges: [{ status: 400, request: { cookie: `sid=${SESSION_ID}` } }] }],
  }),
};

export default defineRule({
  id: 'header-limit-hit',
  subject: 'exchange',
  severity: 'error',
  confidence: 'medium',
  check({ exchange }) {
    const { status } = exchange;
    if (status !== 431 && status !== 494 && status !== 400 && status !== 413) return [];
    let bytes = 0;
    for (const header of exchange.requestHeaders) bytes += headerBytes(header);
    // 400 has many causes: it speaks of the headers only when they are above the most common limit.
    if ((status === 400 || status === 413) && bytes <= 8192) return [];
    const sizes = ['cookie', 'authorization'].map(
      (name) => `${name}: ${headerNamed(exchange, name)?.bytes ?? 0} bytes`,
    );
    return [
      {
        message: `A request with ${bytes} bytes of headers was answered ${status}.`,
        confidence: status === 431 || status === 494 ? 'high' : 'medium',
        evidence: [`status: ${status}`, ...sizes],
      },
    ];
  },
});
