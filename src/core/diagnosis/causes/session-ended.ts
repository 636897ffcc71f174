import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { isCsrfRefusal } from '../csrf.ts';
import { isProof, signOutBefore } from '../known.ts';
import { findLetIn } from '../let-in.ts';
import { isSignInPlace } from '../places.ts';
import { hash, nameOf, short, span } from '../words.ts';

export const meta: CauseMeta = {
  id: 'session-ended',
  title: 'The session ended at the server',
  expected: 'A session lasts as long as somebody works with it.',
  mends: 'person',
  next: [
    'Sign in again.',
    'If it ended too early: compare the time without requests with the idle lifetime of the session at the server, and its age with the absolute one. A restart also ends sessions that are kept in memory.',
  ],
  settings: {
    Express: 'cookie.maxAge with rolling: true, and a store other than MemoryStore',
    Django: 'SESSION_COOKIE_AGE with SESSION_SAVE_EVERY_REQUEST = True',
    Spring: 'server.servlet.session.timeout',
    Laravel: 'SESSION_LIFETIME (minutes)',
    PHP: 'session.gc_maxlifetime',
    'ASP.NET Core': 'ExpireTimeSpan with SlidingExpiration',
  },
  verify: 'Sign in, wait as long, and send the same request: it is refused again.',
  rules: [],
  references: ['RFC 6265bis 8.4'],
};

/** Shorter pauses end no session by its idle lifetime. */
const SHORT_MS = 60_000;
const LONG_MS = 300_000;

export default defineCause({
  id: 'session-ended',
  kinds: REFUSALS,
  check({ trace }, known) {
    if (trace.authorization || trace.status === 403 || isCsrfRefusal(trace) || isSignInPlace(trace)) return undefined;
    const sent = trace.sent.find(
      ({ credential, place }) => place.carrier === 'cookie' && isProof(credential) && credential.role !== 'unknown',
    );
    // A cookie that says until when it is good has causes of its own.
    if (!sent || sent.credential.jwt) return undefined;
    const { name } = sent.place;
    const { accepted, isSame, newest } = findLetIn(known, trace, name);
    if (!accepted || !newest) return undefined;
    if ((signOutBefore(known, trace)?.number ?? 0) > accepted.number) return undefined;
    const rest = trace.at - newest.at;
    const fresh = trace.setCookies.some((one) => one.name === name && one.value !== '');
    const pause = rest >= LONG_MS ? 6 : rest >= SHORT_MS ? 2 : -4;
    return {
      weight: (isSame ? 10 : 7) + pause + (fresh ? 4 : 0),
      says: `it carried the session ${short(name)}, which was let in ${span(trace.at - accepted.at)} before (${hash(accepted)})${newest === accepted ? '' : ` and last sent ${span(rest)} before`}, and the server does not know it any more`,
      evidence: [
        {
          text: `${nameOf(accepted)} with the same ${short(name)} was answered with ${accepted.status}`,
          exchanges: [accepted, trace],
        },
        ...(fresh ? [{ text: 'The answer sets another value, as for a new visitor', exchanges: [trace] }] : []),
      ],
      about: name,
      settle: 'Whether a new sign-in is let in, and for how long.',
    };
  },
});
