import { mayProveIdentity } from '../../flow/changes.ts';
import {
  candidatesOf,
  firstSentAfter,
  isTwoThings,
  labelOf,
  mintedBy,
  plural,
  successes,
  vote,
} from '../candidates.ts';
import type { Signal } from '../strategy.ts';
import type { Track } from '../track.ts';

/** A month: what lives longer is there to sign the person in again, unless it looks like the session itself. */
const LONG_SECONDS = 30 * 86_400;

/**
 * A login worked, nothing new came with it but perhaps a cookie to sign in again later, and one secret alone went with the requests
 * afterwards: then that is what the server goes by.
 *
 * Weight: 16 by exclusion. It is lost once anything else was set at the login.
 */
const signal: Signal = {
  id: 'only-carrier',
  read(facts) {
    const total = facts.counts.signedIn;
    if (successes(facts).length === 0 || total === 0) return [];
    const able = candidatesOf(facts).filter(
      ({ track }) =>
        track.kind !== 'plain' && mayProveIdentity(track.role) && track.role !== 'other' && !signsInAgain(track),
    );
    const came = able.some(
      ({ track }) =>
        mintedBy(track, facts) !== undefined || (track.carrier !== 'cookie' && firstSentAfter(track, facts)),
    );
    if (came) return [];
    const carried = able.filter(({ track }) => track.signedIn >= total * 0.8);
    const sessions = carried.filter(({ track }) => track.role === 'session');
    const only = carried.length === 1 ? carried[0] : sessions.length === 1 ? sessions[0] : undefined;
    if (!only) return [];
    const text = `The login set no other session, and the ${labelOf(only.track)} ${isTwoThings(only.track) ? 'are' : 'is'} the secret that goes with the ${plural(total, 'request')} after it.`;
    return [vote(only, 16, text, only.track.exchanges)];
  },
};

function signsInAgain({ role, carrier, kind, lifetimeSeconds }: Track): boolean {
  if (carrier !== 'cookie' || role === 'session' || kind === 'jws') return false;
  return role === 'remember-me' || (lifetimeSeconds !== undefined && lifetimeSeconds > LONG_SECONDS);
}

export default signal;
