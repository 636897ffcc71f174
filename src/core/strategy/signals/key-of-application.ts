import { candidatesOf, labelOf, mintedBy, successes, vote } from '../candidates.ts';
import type { Signal } from '../strategy.ts';

/**
 * An API key beside a credential of the person: it names the application and goes along.
 *
 * Weights: sent before the login already, it cannot say who signed in (-18). Beside another credential in a header (-14).
 */
const signal: Signal = {
  id: 'key-of-application',
  read(facts) {
    const all = candidatesOf(facts);
    const login = successes(facts)[0];
    return all.flatMap((candidate) => {
      const { track } = candidate;
      if (candidate.strategy !== 'api-key') return [];
      if (login && track.firstSent > 0 && track.firstSent < login.firstNumber && !mintedBy(track, facts)) {
        return [
          vote(candidate, -18, `The ${labelOf(track)} was sent before anybody signed in.`, track.exchanges.slice(0, 1)),
        ];
      }
      const other = all.find(
        ({ track: beside, strategy }) =>
          beside.carrier === 'authorization' && strategy !== 'api-key' && beside.documents + beside.fetches > 0,
      );
      if (!other) return [];
      return [
        vote(
          candidate,
          -14,
          `The ${labelOf(track)} goes beside the ${labelOf(other.track)}, which says who asks.`,
          track.exchanges.slice(0, 1),
        ),
      ];
    });
  },
};

export default signal;
