import { type CauseMeta, defineCause } from '../cause.ts';
import { saidText } from '../known.ts';
import { hash, span } from '../words.ts';

export const meta: CauseMeta = {
  id: 'code-late',
  title: 'The code was redeemed late',
  expected: 'A code is redeemed within seconds; providers let it live for one to ten minutes.',
  mends: 'page',
  next: ['Redeem the code as soon as the callback is loaded, and begin anew when the person comes back to an old tab.'],
  verify: 'Sign in again without a pause: it works.',
  rules: ['oauth-code-late'],
  references: ['RFC 6749 4.1.2'],
};

/** Many providers give a code a minute. */
const LATE = 55_000;

export default defineCause({
  id: 'code-late',
  kinds: ['protocol-error'],
  check({ trace }, known) {
    if (trace.fields.get('grant_type') !== 'authorization_code' || !/invalid_grant|expired/i.test(saidText(trace)))
      return undefined;
    const code = trace.fields.get('code');
    const source = known.traces.find(
      (one) => code && (one.locationQuery.get('code') === code || one.query.get('code') === code),
    );
    if (!source || trace.at - source.end < LATE) return undefined;
    const age = trace.at - source.end;
    return {
      weight: age > 600_000 ? 15 : age > 120_000 ? 11 : 7,
      says: `the code of ${hash(source)} was ${span(age)} old when it was redeemed`,
      evidence: [{ text: `Issued ${span(age)} before`, exchanges: [source, trace] }],
      about: `${trace.origin} code`,
    };
  },
});
