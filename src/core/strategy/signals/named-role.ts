import type { CredentialRole } from '../../credential/credential.ts';
import { candidatesOf, labelOf, mintedBy, vote } from '../candidates.ts';
import type { Signal } from '../strategy.ts';

/**
 * What name and form of a cookie suggest it is for. Names are a hint: a session's name weighs 4, less than anything the cookie does.
 *
 * Weights against: vendors' cookies for analytics, consent, load balancers and the like authenticate nothing on any site (-30); a CSRF
 * token goes beside the credential (-25); a refresh token gets new credentials and goes with no ordinary request by intent (-14), a
 * remember-me cookie likewise (-8). A cookie that nothing is known of is more often a setting than a session (-4).
 */
const WEIGHTS: Partial<Record<CredentialRole, number>> = {
  session: 4,
  access: 5,
  tracking: -30,
  'load-balancer': -30,
  consent: -30,
  preference: -25,
  csrf: -25,
  marker: -25,
  'login-transaction': -25,
  login: -20,
  logout: -20,
  refresh: -14,
  'remember-me': -8,
  id: -4,
  other: -10,
  unknown: -4,
}; // prettier-ignore

/** A name that is no vendor's own, but suggests what the cookie is for, is a guess: a login that sets the cookie outweighs it. */
const MOST_BY_GUESS = -14;

const signal: Signal = {
  id: 'named-role',
  read: (facts) =>
    candidatesOf(facts).flatMap((candidate) => {
      const { track, strategy } = candidate;
      const known = WEIGHTS[track.role];
      if (known === undefined) return [];
      const weight = track.credential.roleConfidence === 'high' ? known : Math.max(known, MOST_BY_GUESS);
      if (track.carrier !== 'cookie' && !(weight < -10)) return [];
      // What a name suggests steps back when the login shows otherwise.
      const weak = (track.role === 'other' || track.role === 'unknown') && mintedBy(track, facts) !== undefined;
      if (weak || (track.role === 'unknown' && strategy !== 'session-cookie')) return [];
      return [
        vote(
          candidate,
          weight,
          `The ${labelOf(track)} looks like ${describe(track.role)}: ${track.credential.roleReason}.`,
          [],
        ),
      ];
    }),
};

function describe(role: CredentialRole): string {
  const words: Partial<Record<CredentialRole, string>> = {
    session: 'a session',
    access: 'an access token',
    tracking: 'analytics',
    'load-balancer': 'a load balancer’s mark',
    consent: 'a record of consent',
    preference: 'a setting',
    csrf: 'protection against request forgery',
    marker: 'a mark for the page',
    'login-transaction': 'a login in progress',
    login: 'part of a login',
    logout: 'part of a logout',
    refresh: 'a refresh token',
    'remember-me': 'a “remember me”',
    id: 'an ID token',
    other: 'something other than a credential',
  }; // prettier-ignore
  return words[role] ?? 'something not known';
}

export default signal;
