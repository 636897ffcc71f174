import { ALL, type CauseMeta, defineCause } from '../cause.ts';
import { carriesCredential } from '../known.ts';
import { roleOf } from '../missing-cookie.ts';
import { isCallback, isSignInPlace } from '../places.ts';
import { hash, nameOf, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'cookie-taken-away',
  title: 'Another answer deleted the cookie',
  expected: 'The session is deleted by a sign-out only.',
  mends: 'api',
  next: [
    'Find out why that answer deletes the cookie: an error handler, a check that fails for one request, another application under the same Domain.',
  ],
  verify: 'The answer named here has Set-Cookie with the name and a date in the past, or Clear-Site-Data.',
  rules: ['session-parallel-auth'],
  references: ['RFC 6265bis 5.7'],
};

export default defineCause({
  id: 'cookie-taken-away',
  kinds: ALL,
  check({ trace }, known) {
    // A client authenticates to a token endpoint by what it posts.
    if (trace.fields.has('grant_type')) return undefined;
    for (const name of known.jar.names()) {
      if (trace.cookies.some((pair) => pair.name === name)) continue;
      const history = known.jar.history(name).filter((event) => event.number < trace.number);
      const gone = history.findLast((event) => event.trace !== undefined);
      if (gone?.kind !== 'deleted' || !gone.trace || gone.trace.site !== trace.site) continue;
      const set = history.findLast(
        (event) => event.kind === 'set' && event.identity === gone.identity && event.trace !== gone.trace,
      );
      if (!set?.trace || set.value === '') continue;
      const role = roleOf(set);
      const early = isSignInPlace(set.trace);
      const state = isCallback(trace) && (role === 'login-transaction' || /state|nonce|csrf|flow/i.test(name));
      if (!early && !state && !/^(?:session|access|id|remember-me)$/.test(role)) continue;
      if (!state && carriesCredential(trace)) continue;
      return {
        weight: early || state ? 15 : 13,
        says: `the cookie ${short(name)} of ${hash(set.trace)} was deleted by the answer to ${nameOf(gone.trace)} (${hash(gone.trace)}, ${gone.trace.status}), so ${hash(trace)} went without it`,
        evidence: [
          { text: `${short(name)} was set`, exchanges: [set.trace] },
          { text: 'Deleted', exchanges: [gone.trace] },
          { text: 'Gone', exchanges: [trace] },
        ],
        about: name,
        observed: `${hash(gone.trace)} deleted ${short(name)}.`,
      };
    }
    return undefined;
  },
});
