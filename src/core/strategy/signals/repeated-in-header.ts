import { candidatesOf, explain, labelOf, plural } from '../candidates.ts';
import type { Signal } from '../strategy.ts';

/**
 * Scripts repeat the cookie's value in a header against request forgery (double submit).
 *
 * Weight: -20. Such a cookie is there to be read by scripts and to be compared; few sites are so careless as to repeat the session itself, and
 * there its name, the login and the answers outweigh this.
 */
const signal: Signal = {
  id: 'repeated-in-header',
  read: (facts) =>
    candidatesOf(facts).flatMap((candidate) => {
      const { track } = candidate;
      if (track.carrier !== 'cookie' || track.repeated === 0) return [];
      const text = `Scripts repeat the value of the ${labelOf(track)} in a header against request forgery, in ${plural(track.repeated, 'request')}.`;
      return [explain(candidate, -20, text, track.exchanges)];
    }),
};

export default signal;
