import {
  type Candidate,
  candidatesOf,
  headerCandidates,
  labelOf,
  mintedBy,
  plural,
  tellingContrasts,
  vote,
} from '../candidates.ts';
import type { SiteFacts } from '../facts.ts';
import type { Signal } from '../strategy.ts';

/**
 * The site's requests carry a credential in a header, and this cookie only goes along. Cookies go along with everything; a header is put
 * there on purpose, so the header explains what the cookie seemed to.
 *
 * Weight: -26, more than a cookie gets from coming with the same login. It does not count when the cookie opened something by itself, or came with a
 * login by navigation whose pages carry no header.
 */
const signal: Signal = {
  id: 'beside-header',
  read(facts) {
    const header = headerCandidates(facts).toSorted(
      (a, b) => b.track.documents + b.track.fetches - a.track.documents - a.track.fetches,
    )[0];
    if (!header) return [];
    return candidatesOf(facts).flatMap((candidate) => {
      if (candidate.track.carrier !== 'cookie' || standsAlone(candidate, facts)) return [];
      const text = `The ${labelOf(candidate.track)} goes beside the ${labelOf(header.track)}, which ${plural(header.track.documents + header.track.fetches, 'request')} carry on purpose.`;
      return [vote(candidate, -26, text, header.track.exchanges.slice(0, 2))];
    });
  },
};

/** Whether a cookie authenticates requests that carry no credential in a header. */
export function standsAlone({ track }: Candidate, facts: SiteFacts): boolean {
  if (track.role === 'refresh' || track.role === 'remember-me' || track.alone === 0) return false;
  if (tellingContrasts(track, facts).some(({ alone }) => alone)) return true;
  const minted = mintedBy(track, facts);
  if (!minted?.attempt.navigation || minted.attempt.id === 'http-challenge') return false;
  return track.documents > 0 && track.alone >= 2;
}

export default signal;
