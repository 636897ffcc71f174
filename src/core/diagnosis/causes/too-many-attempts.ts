import { type CauseMeta, defineCause } from '../cause.ts';
import { answered } from '../trace.ts';
import { short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'too-many-attempts',
  title: 'Too many attempts',
  expected: 'A few attempts to sign in within the time that the server allows.',
  mends: 'person',
  next: ['Wait as long as Retry-After says, and stop what tries again by itself.'],
  verify: 'Try once after the wait.',
  references: ['RFC 6585 4'],
};

export default defineCause({
  id: 'too-many-attempts',
  kinds: ['refused', 'protocol-error'],
  check({ trace }, known) {
    if (trace.status !== 429) return undefined;
    const after = answered(trace, 'retry-after');
    const tries = known.traces.filter(
      (one) =>
        one.method === trace.method &&
        one.origin === trace.origin &&
        one.url.pathname === trace.url.pathname &&
        one.number <= trace.number,
    ).length;
    return {
      weight: 20,
      says: `there were too many attempts (${tries} in this capture)${after ? `; the server asks to wait (Retry-After: ${short(after, 30)})` : ''}`,
      evidence: [{ text: `429${after ? `, Retry-After: ${short(after, 30)}` : ''}`, exchanges: [trace] }],
      about: `${trace.origin}${trace.url.pathname}`,
    };
  },
});
