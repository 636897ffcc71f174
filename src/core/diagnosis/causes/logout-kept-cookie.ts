import { type CauseMeta, defineCause } from '../cause.ts';
import { hash, nameOf, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'logout-kept-cookie',
  title: 'The sign-out was not answered with the deletion of the cookie',
  expected: 'A sign-out ends the session at the server and deletes its cookie.',
  mends: 'api',
  next: [
    'Delete the cookie in the answer to the sign-out, with the Domain and Path it was set with, and end the session at the server.',
  ],
  verify: 'After the sign-out the cookie is still listed in the developer tools.',
  rules: ['session-cookie-kept-at-logout', 'session-valid-after-logout'],
  references: ['ASVS 7.4.1'],
};

export default defineCause({
  id: 'logout-kept-cookie',
  kinds: ['logout-left-session'],
  check({ trace, name = '', with: others = [] }, known) {
    const [signOut] = others;
    if (!signOut || known.jar.history(name).some((event) => event.kind === 'deleted' && event.number >= signOut.number))
      return undefined;
    const token = trace.sent.some(({ credential, place }) => place.name === name && credential.jwt !== undefined);
    // A visitor's session may go on under the old ID; only an answer with somebody in it tells that it is still theirs.
    if (trace.answer?.emptySession || (!token && (trace.bodyLength ?? 0) < 3)) return undefined;
    return {
      weight: token ? 14 : 10,
      says: `the answer to ${nameOf(signOut)} (${hash(signOut)}) does not delete ${short(name)}, so the browser still has it`,
      evidence: [
        { text: 'No Set-Cookie deletes it', exchanges: [signOut] },
        { text: `Sent all the same and answered ${trace.status}`, exchanges: [trace] },
      ],
      about: name,
    };
  },
});
