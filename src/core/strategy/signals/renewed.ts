import { candidatesOf, headerCandidates, labelOf, plural, vote } from '../candidates.ts';
import type { Signal } from '../strategy.ts';

/**
 * The token is replaced while it is in use, or lies in the page's storage: a script looks after it.
 *
 * Weights: 3 each. Nobody writes that for a value that proves nothing, but a header says it already.
 */
const signal: Signal = {
  id: 'renewed',
  read: (facts) => {
    const headers = new Set(headerCandidates(facts).map(({ track }) => track.key));
    return candidatesOf(facts).flatMap((candidate) => {
      const { track } = candidate;
      if (!headers.has(track.key)) return [];
      const votes = [];
      if (track.version > 0)
        votes.push(
          vote(
            candidate,
            3,
            `The ${labelOf(track)} was replaced ${plural(track.version, 'time')}.`,
            track.received.map(({ exchange }) => exchange),
          ),
        );
      if (track.stored.size > 0)
        votes.push(
          vote(
            candidate,
            3,
            `The page keeps the ${labelOf(track)} in ${[...track.stored].slice(0, 2).join(' and ')}.`,
            [],
          ),
        );
      return votes;
    });
  },
};

export default signal;
