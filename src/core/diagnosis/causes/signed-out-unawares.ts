import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { isUnawares } from '../expected.ts';
import { signOutBefore } from '../known.ts';
import { hash, nameOf } from '../words.ts';

export const meta: CauseMeta = {
  id: 'signed-out-unawares',
  title: 'A prefetch or an image signed the person out',
  expected: 'Signing out takes a POST that somebody asked for.',
  mends: 'page',
  next: ['Make the sign-out a POST, and keep links to it from being prefetched.'],
  settings: { 'Next.js': '<Link prefetch={false}>, or a form with method="post"' },
  verify: 'The request that signed out has Sec-Purpose: prefetch, or is of an image or a script.',
  rules: ['csrf-state-change-get'],
  references: ['RFC 9110 9.2.1'],
};

export default defineCause({
  id: 'signed-out-unawares',
  kinds: REFUSALS,
  check({ trace }, known) {
    const signOut = signOutBefore(known, trace);
    if (!signOut || !isUnawares(signOut)) return undefined;
    return {
      weight: 19,
      says: `${nameOf(signOut)} (${hash(signOut)}) signed the person out, and nobody asked for it: it was ${/image|script/.test(signOut.type) ? `loaded as ${signOut.type === 'image' ? 'an image' : 'a script'}` : 'prefetched'}`,
      evidence: [
        {
          text: `A sign-out by ${signOut.method}, ${signOut.request.get('sec-purpose') ?? signOut.request.get('purpose') ?? signOut.type}`,
          exchanges: [signOut],
        },
      ],
      about: signOut.id,
    };
  },
});
