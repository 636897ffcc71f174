import { candidatesOf, labelOf, namesUser, vote } from '../candidates.ts';
import type { Signal, Vote } from '../strategy.ts';

/**
 * Whether the value of a cookie can be a credential at all.
 *
 * Weights: nobody must be able to guess it, so a value with little room for chance speaks against (-12). HttpOnly is set for cookies that
 * scripts must not read, which are mostly credentials (2). A token that names its user and its end was made to prove an identity (6);
 * state under a seal is written for visitors too (2).
 */
const signal: Signal = {
  id: 'secret-value',
  read: (facts) =>
    candidatesOf(facts).flatMap((candidate): Vote[] => {
      const { track, strategy } = candidate;
      if (track.carrier !== 'cookie') return [];
      const label = labelOf(track);
      const votes: Vote[] = [];
      // What nobody saw is not judged.
      if (track.credential.hidden) return [];
      if (track.kind === 'plain')
        votes.push(vote(candidate, -12, `The value of ${label} is short or readable, so it could be guessed.`, []));
      else if (strategy === 'jwt-cookie' && namesUser(track))
        votes.push(vote(candidate, 6, `The ${label} holds a JWT that names its user.`, track.exchanges.slice(0, 1)));
      else
        votes.push(
          vote(candidate, 2, `The value of ${label} is ${describe(strategy)} of ${track.length} characters.`, []),
        );
      if (track.cookie?.httpOnly)
        votes.push(vote(candidate, 2, `The ${label} is HttpOnly.`, [track.changes[0]?.exchange ?? ''].filter(Boolean)));
      return votes;
    }),
};

function describe(strategy: string): string {
  return strategy === 'sealed-cookie' ? 'sealed state' : strategy === 'jwt-cookie' ? 'a JWT' : 'a random ID';
}

export default signal;
