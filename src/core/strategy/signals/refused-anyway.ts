import { candidatesOf, explain, labelOf, mintedBy, plural } from '../candidates.ts';
import type { Signal } from '../strategy.ts';
import { sentCount } from '../track.ts';

/**
 * Requests that carried the credential were answered 401 or sent to a sign-in page.
 *
 * Weights: a credential can have expired, so one refusal counts 5 and more up to 12; a value that was let in elsewhere only where others were
 * not is not counted here, nor is one that a login renewed. Half of the requests and more refused: it opens nothing.
 */
const signal: Signal = {
  id: 'refused-anyway',
  read: (facts) =>
    candidatesOf(facts).flatMap((candidate) => {
      const { track } = candidate;
      const sent = sentCount(track);
      if (track.refusals === 0 || track.contrastCount > 0 || mintedBy(track, facts)) return [];
      const share = track.refusals / Math.max(1, sent);
      const weight = -Math.min(12, 5 + 2 * (track.refusals - 1)) * (share >= 0.25 ? 1 : 0.5);
      return [
        explain(
          candidate,
          weight,
          `${plural(track.refusals, 'request')} of ${sent} with the ${labelOf(track)} were refused or sent to sign in.`,
          track.exchanges,
        ),
      ];
    }),
};

export default signal;
