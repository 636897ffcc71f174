import { formatSeconds } from '../../http/duration.ts';
import { type Candidate, candidatesOf, labelOf, mintedBy, successes, vote } from '../candidates.ts';
import type { SiteFacts } from '../facts.ts';
import type { Signal, Vote } from '../strategy.ts';
import type { Track } from '../track.ts';

/** A month: what outlives it is there to sign the person in again, not for the visit. */
const LONG_SECONDS = 30 * 86_400;

/**
 * Several cookies came with the same login. One is the credential, the others go with it.
 *
 * Weights: beside an ID, sealed state is a cache or a note (-10): a server that keeps a session asks that one. Beside a cookie of the visit one that
 * lives for a month is a remember-me (-8), and one that is known as such gives way to any session that goes along (-10). A JWT with a user in it stands above an ID that was there before the login (no vote here).
 */
const signal: Signal = {
  id: 'companions',
  read(facts) {
    const minted = candidatesOf(facts).filter(
      ({ track }) =>
        track.carrier === 'cookie' && track.kind !== 'plain' && track.role !== 'csrf' && isOfLogin(track, facts),
    );
    const again = rememberMe(minted, facts);
    if (minted.length < 2) return again;
    const id = minted.find(
      ({ track, strategy }) => strategy === 'session-cookie' && !isLong(track.lifetimeSeconds) && isLikelyId(track),
    );
    const ofVisit = minted.find(({ track }) => track.lifetimeSeconds === undefined && isSession(track.role));
    const votes: Vote[] = again;
    for (const candidate of minted) {
      const { track, strategy } = candidate;
      if (id && id !== candidate && strategy === 'sealed-cookie' && !isLong(track.lifetimeSeconds)) {
        votes.push(
          vote(candidate, -10, `The ${labelOf(track)} holds state beside the ID in the ${labelOf(id.track)}.`, []),
        );
      } else if (ofVisit && ofVisit !== candidate && isLong(track.lifetimeSeconds) && !isSame(candidate, ofVisit)) {
        votes.push(
          vote(
            candidate,
            -8,
            `The ${labelOf(track)} lives for ${formatSeconds(track.lifetimeSeconds ?? 0)} beside the session in the ${labelOf(ofVisit.track)}.`,
            [],
          ),
        );
      }
    }
    return votes;
  },
};

/** A cookie to sign in again, beside a session that goes with nearly all requests while signed in. */
function rememberMe(minted: readonly Candidate[], facts: SiteFacts): Vote[] {
  const session = candidatesOf(facts).find(
    ({ track }) =>
      track.carrier === 'cookie' &&
      track.role === 'session' &&
      track.signedIn > 0 &&
      track.signedIn >= facts.counts.signedIn * 0.8,
  );
  if (!session) return [];
  return minted
    .filter(({ track }) => track.role === 'remember-me')
    .map((candidate) => {
      const text = `The ${labelOf(candidate.track)} signs in again later; the ${labelOf(session.track)} goes with the requests until then.`;
      return vote(candidate, -10, text, []);
    });
}

/** Came with a login that was seen, or, where none was, with the browser. */
function isOfLogin(track: Track, facts: SiteFacts): boolean {
  return successes(facts).length > 0 ? mintedBy(track, facts) !== undefined : track.preexisting;
}

function isLikelyId(track: Track): boolean {
  return track.role === 'session' || (track.cookie?.httpOnly === true && isSession(track.role));
}

function isLong(seconds: number | undefined): boolean {
  return seconds !== undefined && seconds >= LONG_SECONDS;
}

function isSession(role: string): boolean {
  return role === 'session' || role === 'unknown' || role === 'access' || role === 'other';
}

function isSame(one: Candidate, other: Candidate): boolean {
  return one.track.name === other.track.name;
}

export default signal;
