import { candidatesOf, labelOf, namesUser, vote } from '../candidates.ts';
import type { Signal } from '../strategy.ts';
import { sentCount } from '../track.ts';

/**
 * The browser had the cookie before the capture began. Somebody may have signed in then, or the site gives one to every visitor.
 *
 * Weights: 3 for what could be a session, 6 for a JWT that names a user; less than even odds of anything by itself.
 */
const signal: Signal = {
  id: 'there-from-the-start',
  read: (facts) =>
    candidatesOf(facts).flatMap((candidate) => {
      const { track, strategy } = candidate;
      if (track.carrier !== 'cookie' || !track.preexisting || track.kind === 'plain' || sentCount(track) < 1) return [];
      if (track.firstSent > 20 || track.came) return [];
      const weight = strategy === 'jwt-cookie' && namesUser(track) ? 6 : 3;
      return [
        vote(
          candidate,
          weight,
          `The ${labelOf(track)} came with the browser: it was set before the capture began.`,
          track.exchanges.slice(0, 1),
        ),
      ];
    }),
};

export default signal;
