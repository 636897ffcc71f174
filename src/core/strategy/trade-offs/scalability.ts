import type { Measured } from '../measure.ts';
import type { TradeOff } from '../strategy.ts';

/** What more servers, or more services, would need. */
export function weighScalability(m: Measured): TradeOff {
  const id = 'scalability';
  const origins = new Set(m.tracks.flatMap((track) => [...track.origins.keys()]));
  const measured = `${m.requests} ${m.requests === 1 ? 'request' : 'requests'} to ${origins.size} ${origins.size === 1 ? 'origin' : 'origins'}`;
  if (m.statefulness === 'stateful') {
    return {
      id,
      here: 'Each request needs the session: a store that all instances reach, or a load balancer that keeps a user on one of them.',
      measured: `${measured}, each with a look-up`,
      other:
        'A JWT can be checked by any service that has the key, without asking anybody. That pays with many services or regions. One application with one database gains little.',
    };
  }
  if (m.statefulness === 'stateless') {
    return {
      id,
      here: m.isJwt
        ? 'Any instance that has the key can check the token by itself. Services need no common store.'
        : 'Any instance that has the key or the user list can check the request by itself.',
      measured,
      other:
        'With sessions all instances would share a store, one look-up a request. That is a cost of a millisecond in most set-ups, and one more thing to run.',
    };
  }
  return {
    id,
    here: 'Not all of it was seen: some requests need a look-up, others may not.',
    measured,
    other: 'Tokens that say all themselves spare the look-up. Sessions spare the keys and their rotation.',
  };
}
