import { candidatesOf, firstSentAfter, labelOf, mintedBy, plural, successes, vote } from '../candidates.ts';
import type { Signal } from '../strategy.ts';
import { sentCount } from '../track.ts';

/**
 * The cookie was given to a visitor of whom the site knew nothing.
 *
 * Weights: every first visit to many sites sets such a session; without a login afterwards it proves nobody's identity (-16). With a login
 * that left it as it was, it may still be the session (the login is then noted on the server), so this is only -2. Where something was sent to a
 * sign-in page that the recording lacks, nobody can tell (-5).
 */
const signal: Signal = {
  id: 'anonymous',
  read: (facts) =>
    candidatesOf(facts).flatMap((candidate) => {
      const { track } = candidate;
      const first = track.changes[0];
      if (track.carrier !== 'cookie' || track.preexisting || !first || mintedBy(track, facts)) return [];
      const logins = successes(facts);
      const cleared = facts
        .logouts()
        .some((logout) => track.cleared.some(({ exchange }) => exchange === logout.exchange));
      if (logins.length === 0) {
        if (cleared) return [];
        if (facts.attempts().some(({ unrecorded, outcome }) => unrecorded && outcome === 'succeeded')) {
          const text = `The ${labelOf(track)} may be an anonymous session; what may have been a login is not recorded in full.`;
          return [vote(candidate, -5, text, [first.exchange])];
        }
        const text = `The ${labelOf(track)} is an anonymous session: an answer set it without any login.`;
        return [vote(candidate, -16, text, [first.exchange])];
      }
      const login = logins[0];
      if (!login || first.number > login.lastNumber || firstSentAfter(track, facts)) return [];
      const text = `The ${labelOf(track)} was there before the login, and the login left it unchanged (${plural(sentCount(track), 'request')}).`;
      return [vote(candidate, -2, text, [first.exchange, login.exchanges[0] ?? ''].filter(Boolean))];
    }),
};

export default signal;
