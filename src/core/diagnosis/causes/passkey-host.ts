import { type CauseMeta, defineCause } from '../cause.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'passkey-host',
  title: 'The relying party ID does not fit the host',
  expected: 'rp.id is the host of the page, or a domain above it, and no public suffix.',
  mends: 'api',
  next: [
    'Set rp.id to the host of the page or its registrable domain, by configuration for each environment: browsers refuse others with SecurityError.',
  ],
  verify: 'The console of the page says SecurityError, and that the relying party ID is not a suffix of the domain.',
  references: ['Web Authentication'],
};

export default defineCause({
  id: 'passkey-host',
  kinds: ['ceremony'],
  check({ trace, name = '' }) {
    return {
      weight: 20,
      says: `the options of ${hash(trace)} name ${short(name, 60)} as relying party, and the page is at ${trace.pageOrigin || trace.host}`,
      evidence: [{ text: `rp.id: ${short(name, 60)}`, exchanges: [trace] }],
      about: `${trace.origin} rp`,
    };
  },
});
