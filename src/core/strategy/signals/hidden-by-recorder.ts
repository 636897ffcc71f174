import { candidatesOf, explain, labelOf } from '../candidates.ts';
import type { Signal } from '../strategy.ts';

/**
 * A recorder put something else in place of the value, so that its name and its place are all there is.
 *
 * Weight: -2. The name says what it is for; what it is made of, and whether it was worth anything, nobody can see.
 */
const signal: Signal = {
  id: 'hidden-by-recorder',
  read: (facts) =>
    candidatesOf(facts).flatMap((candidate) => {
      const { track } = candidate;
      if (!track.credential.hidden) return [];
      const text = `The recorder hid the value of the ${labelOf(track)}: what it is made of cannot be told.`;
      return [explain(candidate, -2, text, track.exchanges.slice(0, 1))];
    }),
};

export default signal;
