import { candidatesOf, isTwoThings, labelOf, plural, successes, vote } from '../candidates.ts';
import type { Signal } from '../strategy.ts';
import { sentCount } from '../track.ts';

/**
 * How many of the ordinary requests while signed in carried the credential (without a login: of all).
 *
 * Weights: what authenticates goes with nearly all of them, but so does any cookie of the site: 4 for nine in ten. Less than one in ten
 * speaks against it (-6); APIs on another origin and public pages are why this is not more.
 */
const signal: Signal = {
  id: 'coverage',
  read(facts) {
    const login = successes(facts).length > 0;
    const total = login ? facts.counts.signedIn : facts.counts.documents + facts.counts.fetches;
    if (total < 2) return [];
    return candidatesOf(facts).flatMap((candidate) => {
      const { track } = candidate;
      const carried = login ? track.signedIn : sentCount(track);
      const share = carried / total;
      if (share < 0.1 && track.carrier === 'cookie')
        return [
          vote(
            candidate,
            -6,
            `The ${labelOf(track)} ${isTwoThings(track) ? 'go' : 'goes'} with ${carried} of ${plural(total, 'request')} only.`,
            track.exchanges,
          ),
        ];
      if (share < 0.9 || carried < 2) return [];
      const when = login ? ' while signed in' : '';
      return [
        vote(
          candidate,
          4,
          `The ${labelOf(track)} ${isTwoThings(track) ? 'go' : 'goes'} with ${carried} of ${plural(total, 'request')}${when}.`,
          track.exchanges,
        ),
      ];
    });
  },
};

export default signal;
