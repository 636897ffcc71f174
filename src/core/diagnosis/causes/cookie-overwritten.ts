import { ALL, type CauseMeta, defineCause } from '../cause.ts';
import { isProof } from '../known.ts';
import { isSignInPlace } from '../places.ts';
import { hash, nameOf, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'cookie-overwritten',
  title: 'Another answer replaced the session',
  expected: 'Only answers to requests that carry the session change it.',
  mends: 'api',
  next: [
    'Do not start a session for requests that come without one (saveUninitialized: false, lazy sessions), above all for those that run beside a sign-in.',
    'Give other applications on the host another cookie name or Path.',
  ],
  settings: {
    Express: 'saveUninitialized: false in express-session',
    Rails: 'request.session_options[:skip] = true for such actions',
  },
  verify: 'Follow the cookie in the answers after the sign-in: one of them sets another value.',
  rules: ['session-parallel-auth', 'cookie-port-shared'],
  references: ['RFC 6265bis 5.7'],
};

export default defineCause({
  id: 'cookie-overwritten',
  kinds: ALL,
  check({ trace }, known) {
    for (const { name, value } of trace.cookies) {
      // Chunks are written anew each time, as many as there are.
      if (/[._-]\d{1,2}$/.test(name)) continue;
      const history = known.jar
        .history(name)
        .filter((event) => event.number < trace.number && event.trace !== undefined);
      const now = history.findLast((event) => event.kind === 'set' && event.value === value);
      if (!now?.trace || isSignInPlace(now.trace)) continue;
      const was = history.findLast(
        (event) =>
          event.kind === 'set' &&
          event.number < now.number &&
          event.value !== value &&
          event.identity === now.identity &&
          event.value !== '',
      );
      if (!was?.trace) continue;
      const proof = trace.sent.some(({ place, credential }) => place.name === name && isProof(credential));
      if (!proof && !/state|nonce|csrf|xsrf|sess|sid/i.test(name)) continue;
      // A session that was sent along may be renewed.
      if (now.trace.cookies.some((pair) => pair.name === name && pair.value === was.value)) continue;
      const early = isSignInPlace(was.trace);
      if (!early && proof) continue;
      const port = now.trace.host === was.trace.host && now.trace.url.port !== was.trace.url.port;
      return {
        weight: early ? 17 : 11,
        says: `the ${proof ? 'session' : 'value'} ${short(name)} that ${nameOf(was.trace)} (${hash(was.trace)}) set was replaced by the answer to ${nameOf(now.trace)} (${hash(now.trace)})${port ? ', of another port of the same host: cookies do not tell ports apart' : ', which had been asked without it'}`,
        evidence: [
          { text: `${short(name)} was set`, exchanges: [was.trace] },
          { text: 'Another value was set by an answer to a request without the first', exchanges: [now.trace] },
          { text: `${hash(trace)} carried the second`, exchanges: [trace] },
        ],
        about: name,
        observed: `${short(name)} of ${hash(was.trace)} was overwritten by ${hash(now.trace)}.`,
      };
    }
    return undefined;
  },
});
