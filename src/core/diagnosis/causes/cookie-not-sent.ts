import { type CauseMeta, defineCause } from '../cause.ts';
import { worked } from '../detect.ts';
import { carriesCredential, signInBefore, signOutBefore } from '../known.ts';
import { hash, nameOf } from '../words.ts';

export const meta: CauseMeta = {
  id: 'cookie-not-sent',
  title: 'The session that the sign-in made was not sent again',
  expected: 'The cookie that a sign-in sets goes with the requests after it.',
  mends: 'browser',
  next: [
    'Look at the cookie in the developer tools: whether it is kept, for which host and path, and whether the browser marks it as blocked.',
  ],
  verify: 'In the Cookies tab of the request tick “show filtered out request cookies”.',
  rules: ['cookie-rejected'],
  references: ['RFC 6265bis 5.8'],
};

export default defineCause({
  id: 'cookie-not-sent',
  kinds: ['refused', 'refused-inside', 'sent-to-login'],
  check({ trace }, known) {
    if (carriesCredential(trace) || trace.unseen.includes('credential-headers')) return undefined;
    const signIn = signInBefore(known, trace);
    const signOut = signOutBefore(known, trace);
    if (!signIn || !worked(signIn.trace) || (signOut && signOut.number > signIn.trace.number)) return undefined;
    const withheld = known.jar
      .withheld(trace)
      .find(
        ({ event, reason }) =>
          reason === 'unknown' && event.trace !== undefined && event.trace.number >= signIn.trace.number,
      );
    if (!withheld?.event.trace) return undefined;
    return {
      weight: 7,
      says: `the cookie ${withheld.event.name.slice(0, 60)}, which ${nameOf(withheld.event.trace)} (${hash(withheld.event.trace)}) set, fits ${hash(trace)} and did not go with it: the browser does not keep it, or a script took it away`,
      evidence: [
        { text: 'Set and acceptable', exchanges: [withheld.event.trace] },
        { text: 'Not sent', exchanges: [trace] },
      ],
      about: withheld.event.name,
    };
  },
});
