import { describeLogin } from '../../flow/login.ts';
import { candidatesOf, firstSentAfter, labelOf, mintedBy, vote } from '../candidates.ts';
import type { Signal } from '../strategy.ts';
import { sentCount } from '../track.ts';

/**
 * The credential came with a login that worked: an answer set it, gave it a new value or held it, or scripts sent it from then on.
 *
 * Weights: some cookies come with a login and prove nothing (settings, marks), but few; a value that is new at the login is about thirty
 * times as likely for the credential (15), one that was there and changed too (14, session IDs are renewed so: ASVS 5, 7.2.4). What is
 * merely first sent after the login may be something else that starts then (12).
 */
const signal: Signal = {
  id: 'set-at-login',
  read: (facts) =>
    candidatesOf(facts).flatMap((candidate) => {
      const { track } = candidate;
      const minted = mintedBy(track, facts);
      if (minted) {
        if (minted.attempt.id === 'http-challenge' && track.carrier === 'cookie') return [];
        const isCookie = track.carrier === 'cookie';
        const how = minted.changed ? 'got a new value' : isCookie ? 'was set' : 'was issued';
        const text = `The ${labelOf(track)} ${how} by ${describeLogin(minted.attempt.id)}.`;
        return [vote(candidate, minted.changed ? 14 : 15, text, [minted.exchange, ...track.exchanges.slice(0, 1)])];
      }
      if (sentCount(track) === 0) return [];
      const after = firstSentAfter(track, facts);
      if (!after) return [];
      const text = `Requests carry the ${labelOf(track)} since ${describeLogin(after.id)}; none did before it.`;
      return [vote(candidate, 12, text, [after.exchanges[0] ?? '', ...track.exchanges.slice(0, 1)].filter(Boolean))];
    }),
};

export default signal;
