import { candidatesOf, labelOf, plural, tellingContrasts, vote } from '../candidates.ts';
import type { Signal } from '../strategy.ts';

/**
 * The same request was turned away without the credential and let in with it. The nearest thing to an experiment that watching allows.
 *
 * Weights: a 401 asks for authentication by its definition (RFC 9110 section 15.5.2): 16 for the first endpoint. A 403 or a redirect that
 * turns into a page across a login or logout: 13. Others that come with the same login share the fact, so further endpoints add 2 each, up to 6.
 */
const signal: Signal = {
  id: 'answer-differs',
  read: (facts) =>
    candidatesOf(facts).flatMap((candidate) => {
      const { track } = candidate;
      const telling = tellingContrasts(track, facts);
      const first = telling[0];
      if (!first) return [];
      const best = telling.some(({ way }) => way === 'refused') ? 16 : 13;
      const more = Math.min(6, (telling.length - 1) * 2);
      const others = telling.length > 1 ? ` The same holds for ${plural(telling.length - 1, 'more request')}.` : '';
      const text = `${first.endpoint} answers ${first.withoutStatus} without this ${labelOf(track)}, and ${first.withStatus} with it.${others}`;
      return [
        vote(
          candidate,
          best + more,
          text,
          telling.slice(0, 3).flatMap(({ without, with: accepted }) => [without, accepted]),
        ),
      ];
    }),
};

export default signal;
