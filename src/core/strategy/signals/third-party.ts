import { candidatesOf, labelOf, successes, vote } from '../candidates.ts';
import type { Signal } from '../strategy.ts';

/**
 * The credential goes to hosts of other sites only. The site's own API may live there; so do analytics, maps and chat.
 *
 * Weights: -6 where it came with this site's login or from one of its answers, -14 where only its form speaks for it.
 */
const signal: Signal = {
  id: 'third-party',
  read: (facts) =>
    candidatesOf(facts).flatMap((candidate) => {
      const { track } = candidate;
      if (!track.thirdParty) return [];
      const login = successes(facts)[0];
      const tied = track.received.length > 0 || (login !== undefined && track.firstSent > login.firstNumber);
      const hosts = [...track.origins.keys()].slice(0, 2).join(', ');
      return [
        vote(
          candidate,
          tied ? -6 : -14,
          `The ${labelOf(track)} goes to another site's host only (${hosts}).`,
          track.exchanges.slice(0, 2),
        ),
      ];
    }),
};

export default signal;
