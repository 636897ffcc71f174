import { type CauseMeta, defineCause } from '../cause.ts';
import { asksForNonce } from '../known.ts';
import type { Trace } from '../trace.ts';
import { hash, span } from '../words.ts';

export const meta: CauseMeta = {
  id: 'code-used-twice',
  title: 'The authorization code was redeemed twice',
  expected: 'A code is redeemed once.',
  mends: 'page',
  next: [
    'Guard the code that redeems it, so that it runs once: React StrictMode runs effects twice in development.',
    'Take code and state out of the address (history.replaceState) as soon as they are read, so that a reload does not redeem them again.',
  ],
  verify: 'The two requests carry the same code; the one that the server handled first was accepted.',
  rules: ['oauth-code-reused'],
  references: ['RFC 6749 4.1.2'],
};

export default defineCause({
  id: 'code-used-twice',
  kinds: ['protocol-error', 'refused'],
  check({ trace }, known) {
    const code = codeOf(trace);
    if (code === undefined || code.length < 6) return undefined;
    // The request that asks for a nonce first is no use of the code (RFC 9449 section 8).
    if (asksForNonce(trace)) return undefined;
    const other = known.traces.find(
      (one) =>
        one !== trace &&
        one.type !== 'preflight' &&
        one.origin === trace.origin &&
        one.url.pathname === trace.url.pathname &&
        codeOf(one) === code &&
        !asksForNonce(one),
    );
    if (!other) return undefined;
    const [first, second] = other.number < trace.number ? [other, trace] : [trace, other];
    const gap = Math.abs(trace.at - other.at);
    const accepted = other.status >= 200 && other.status < 400;
    const source = known.traces.find((one) => one.query.get('code') === code || one.locationQuery.get('code') === code);
    return {
      weight: accepted ? 21 : 12,
      says: `the code${source ? ` of ${hash(source)}` : ''} was sent to ${trace.url.pathname} twice, ${span(gap)} apart (${hash(first)} and ${hash(second)}); ${accepted ? `one was answered ${other.status}, and a code works once` : 'a code works once'}`,
      evidence: [
        {
          text: `One code in ${hash(first)} (${first.status}) and ${hash(second)} (${second.status})`,
          exchanges: [first, second],
        },
        ...(source ? [{ text: 'The code was issued once', exchanges: [source] }] : []),
      ],
      about: `${trace.origin}${trace.url.pathname} ${first.id}`,
      observed: `The same code twice, ${span(gap)} apart.`,
      ...(gap > 5000
        ? { next: ['Look for a reload of the callback page or a second tab: the same address was opened again.'] }
        : {}),
    };
  },
});

function codeOf(trace: Trace): string | undefined {
  if (trace.fields.get('grant_type') === 'authorization_code') return trace.fields.get('code') || undefined;
  return undefined;
}
