import {
  type Candidate,
  candidatesOf,
  explain,
  isUsersOwn,
  labelOf,
  mintedBy,
  plural,
  successes,
  vote,
} from '../candidates.ts';
import type { SiteFacts } from '../facts.ts';
import type { Signal, Vote } from '../strategy.ts';
import { sentCount } from '../track.ts';

/**
 * The credential goes to hosts of other sites only. The site's own API may live there; so do analytics, maps and chat.
 *
 * Weights: -14 where only its form speaks for it, -6 where it came with this site's login or from one of its answers. A user's own token that
 * the page's scripts send is how this page authenticates (3), unless the site has a credential of its own, beside which it is a widget's (-26). A
 * token that says nothing of itself, but without which the page has no data, may be the user's or the application's (-10).
 */
const signal: Signal = {
  id: 'third-party',
  read: (facts) =>
    candidatesOf(facts).flatMap((candidate) => {
      const { track } = candidate;
      if (!track.thirdParty) return [];
      const login = successes(facts)[0];
      const tied = track.received.length > 0 || (login !== undefined && track.firstSent > login.firstNumber);
      if (isUsersOwn(track) && !hasOwn(facts)) return [ofPage(candidate)];
      // A token that nothing of the site gave, beside the site's own login, is a widget's.
      if (isUsersOwn(track) && track.received.length === 0) return [ofWidget(candidate)];
      const weight = tied ? -6 : track.byPage > 0 && !hasOwn(facts) ? -10 : -14;
      const text = `The ${labelOf(track)} goes to another site's host only (${originsOf(candidate)}).`;
      return [explain(candidate, weight, text, track.exchanges.slice(0, 2))];
    }),
};

function ofWidget(candidate: Candidate): Vote {
  const text = `The ${labelOf(candidate.track)} goes to another site's host only (${originsOf(candidate)}), and the site has a credential of its own.`;
  return explain(candidate, -26, text, candidate.track.exchanges.slice(0, 2));
}

function ofPage(candidate: Candidate): Vote {
  const { track } = candidate;
  const text = `Scripts of the page send the ${labelOf(track)} to ${originsOf(candidate)}, another site, with ${plural(track.byPage, 'request')}: its API lives there.`;
  return vote(candidate, 3, text, track.exchanges.slice(0, 2));
}

function originsOf({ track }: Candidate): string {
  return [...track.origins.keys()].slice(0, 2).join(', ');
}

/** The site's own requests carry something that may be a credential. */
function hasOwn(facts: SiteFacts): boolean {
  return candidatesOf(facts).some(
    ({ track, strategy }) =>
      !track.thirdParty &&
      sentCount(track) > 0 &&
      strategy !== 'api-key' &&
      (track.carrier !== 'cookie' ||
        mintedBy(track, facts) !== undefined ||
        ((track.role === 'session' || track.role === 'access') && track.preexisting)),
  );
}

export default signal;
