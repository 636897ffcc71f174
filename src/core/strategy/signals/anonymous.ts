import type { CredentialRole } from '../../credential/credential.ts';
import type { LoginAttempt } from '../../flow/login.ts';
import {
  candidatesOf,
  explain,
  firstSentAfter,
  labelOf,
  mintedBy,
  namesUser,
  plural,
  successes,
} from '../candidates.ts';
import type { Signal } from '../strategy.ts';
import { sentCount, type Track } from '../track.ts';

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
        // A token that names its user was not made for a visitor of whom nothing is known.
        if (namesUser(track) && hasPerson(track)) return [];
        if (facts.attempts().some(mayHaveSignedIn)) {
          const what = OTHER_USES[track.role] === undefined ? 'may be an anonymous session' : isFor(track.role);
          const text = `The ${labelOf(track)} ${what}; what may have been a login is not recorded in full.`;
          return [explain(candidate, -5, text, [first.exchange])];
        }
        const text = `The ${labelOf(track)} ${isFor(track.role)}: an answer set it without any login.`;
        return [explain(candidate, -16, text, [first.exchange])];
      }
      const login = logins[0];
      if (!login || first.number > login.lastNumber || firstSentAfter(track, facts)) return [];
      const text = `The ${labelOf(track)} was there before the login, and the login left it unchanged (${plural(sentCount(track), 'request')}).`;
      return [explain(candidate, -2, text, [first.exchange, login.exchanges[0] ?? ''].filter(Boolean))];
    }),
};

/** Cookies that come before a login, and are no session, not even an anonymous one. */
const OTHER_USES: Partial<Record<CredentialRole, string>> = {
  csrf: 'protects against forged requests',
  'login-transaction': 'keeps the state of a sign-in that is under way',
  marker: 'is a mark for the page',
};

function isFor(role: CredentialRole): string {
  return OTHER_USES[role] ?? 'is an anonymous session';
}

/** A password was sent, or what may have been one, and nothing tells that it was refused. */
function mayHaveSignedIn({ unrecorded, outcome, named }: LoginAttempt): boolean {
  return (unrecorded === true && outcome === 'succeeded') || (named && outcome === 'pending');
}

/** Claims that only a person has. */
function hasPerson({ credential }: Track): boolean {
  const claims = credential.jwt?.claims ?? {};
  return ['email', 'preferred_username', 'username', 'upn', 'given_name', 'family_name', 'name'].some((name) =>
    Object.hasOwn(claims, name),
  );
}

export default signal;
