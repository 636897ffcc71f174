import { type CauseMeta, defineCause } from '../cause.ts';
import { maybeCsrfRefusal } from '../csrf.ts';
import { carriesCredential, saidText } from '../known.ts';
import { isSignInPlace } from '../places.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'forbidden',
  title: 'The person may not do this',
  expected: 'The account has the right that the request needs.',
  mends: 'person',
  next: [
    'Ask for the right, or use an account that has it; a new token or another sign-in with the same account changes nothing.',
  ],
  verify: 'Other requests with the same credential are let in.',
  references: ['RFC 9110 15.5.4'],
};

export default defineCause({
  id: 'forbidden',
  kinds: ['refused', 'refused-inside'],
  check({ trace }, known) {
    if (trace.status !== 403 || !carriesCredential(trace) || isSignInPlace(trace)) return undefined;
    const good = known.traces.find(
      (one) =>
        one !== trace &&
        one.origin === trace.origin &&
        one.status >= 200 &&
        one.status < 300 &&
        one.type === 'fetch' &&
        one.sent.some(({ credential }) => trace.sent.some((other) => other.credential === credential)),
    );
    const said = saidText(trace);
    const named = /permission|forbidden|not allowed|access denied|privilege|role\b/i.test(said);
    if (!good && !named) return undefined;
    return {
      weight: (good ? 8 : 4) + (named ? 3 : 0) - (maybeCsrfRefusal(trace) && trace.cookies.length > 0 ? 3 : 0),
      says: `the server knows who asks${good ? ` (${hash(good)} with the same credential was let in)` : ''} and does not allow this`,
      evidence: [
        ...(good ? [{ text: `Let in with the same credential: ${good.status}`, exchanges: [good] }] : []),
        { text: `403${said === '' ? '' : `: “${short(said, 120)}”`}`, exchanges: [trace] },
      ],
      about: `${trace.origin} ${trace.url.pathname}`,
    };
  },
});
