import { mayProveIdentity } from '../../flow/changes.ts';
import { candidatesOf, firstSentAfter, labelOf, mintedBy, plural, successes, vote } from '../candidates.ts';
import type { Signal } from '../strategy.ts';

/**
 * A login worked, nothing new came with it, and one secret alone went with the requests afterwards: then that is what the server goes by.
 *
 * Weight: 16 by exclusion. It is lost once anything else was set at the login.
 */
const signal: Signal = {
  id: 'only-carrier',
  read(facts) {
    if (successes(facts).length === 0 || facts.counts.signedIn === 0) return [];
    const able = candidatesOf(facts).filter(
      ({ track }) => track.kind !== 'plain' && mayProveIdentity(track.role) && track.role !== 'other',
    );
    if (
      able.some(
        ({ track }) =>
          mintedBy(track, facts) !== undefined || (track.carrier !== 'cookie' && firstSentAfter(track, facts)),
      )
    )
      return [];
    const carried = able.filter(({ track }) => track.signedIn >= facts.counts.signedIn * 0.8 && track.signedIn > 0);
    const only =
      carried.length === 1
        ? carried[0]
        : carried.filter(({ track }) => track.role === 'session').length === 1
          ? carried.find(({ track }) => track.role === 'session')
          : undefined;
    if (!only) return [];
    const text = `The login set nothing new, and ${labelOf(only.track)} is the only secret that goes with the ${plural(facts.counts.signedIn, 'request')} after it.`;
    return [vote(only, 16, text, only.track.exchanges)];
  },
};

export default signal;
