import { plural } from '../candidates.ts';
import type { Measured } from '../measure.ts';
import type { TradeOff } from '../strategy.ts';

/** What more servers, or more services, would need. */
export function weighScalability(m: Measured): TradeOff {
  const measured = `${plural(m.requests, 'request')} to ${plural(m.origins, 'origin')}`;
  return { id: 'scalability', measured, ...weigh(m) };
}

const AS_JWT =
  'A JWT can be checked by any service that has the key, without asking anybody. That pays with many services or regions. One application with one database gains little.';
const AS_SESSION =
  'With sessions all instances would share a store, with one look-up a request. That is mostly a matter of a millisecond, and one more thing to run.';
const AFTER_LOGIN =
  'After a login, a session costs a look-up in a store that all instances share, and a JWT a signature check.';

function weigh(m: Measured): Pick<TradeOff, 'here' | 'other'> {
  switch (m.way) {
    case 'session-cookie':
      return {
        here: 'Each request needs the session: a store that all instances reach, or a load balancer that keeps a user on one of them.',
        other: AS_JWT,
      };
    case 'sealed-cookie':
      return {
        here: 'Any instance that has the key can read the cookie. They need no common store.',
        other: AS_SESSION,
      };
    case 'jwt-cookie':
    case 'token':
    case 'url-token':
      return ofToken(m);
    case 'api-key':
      return { here: 'Each service must look the key up, or stand behind one that does.', other: AFTER_LOGIN };
    case 'basic':
      return {
        here: 'Any instance that reaches the list of users can check a request. A good password hash is slow on purpose, and here it is due with each request, unless the result is kept for a while.',
        other: AFTER_LOGIN,
      };
    case 'digest':
      return {
        here: 'Each instance needs the users’ hashes, and must accept a nonce that another one gave out.',
        other: AFTER_LOGIN,
      };
    case 'negotiate':
      return {
        here: 'Each service must belong to the domain. With NTLM a proxy must not share connections between users, and a domain controller is asked.',
        other: AFTER_LOGIN,
      };
    case 'signed':
      return {
        here: 'Each service that checks a signature needs the secret, a key derived from it, or the public key.',
        other: AFTER_LOGIN,
      };
    case 'mixed':
      return {
        here: 'The parts differ: one may need a look-up with each request, another only a key.',
        other: 'Tokens that say all themselves spare the look-up. Sessions spare the keys and their rotation.',
      };
  }
}

function ofToken({ token, statefulness }: Measured): Pick<TradeOff, 'here' | 'other'> {
  if (token.checkedBy === 'public-key')
    return {
      here: 'Any service that has the issuer’s public key can check the token, and none of them can make one.',
      other: AS_SESSION,
    };
  if (token.checkedBy === 'secret')
    return {
      here: 'Any instance that has the secret can check the token. It could make tokens with it too, so the secret should stay with one party.',
      other: AS_SESSION,
    };
  if (token.isJwt || statefulness === 'stateless')
    return { here: 'Any instance that has the key can check the token by itself.', other: AS_SESSION };
  return {
    here: 'If the token is an ID, each service asks a store or the issuer what it stands for, or keeps the answer for a while.',
    other: AS_JWT,
  };
}
