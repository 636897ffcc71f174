import { candidatesOf, labelOf, vote } from '../candidates.ts';
import type { Signal } from '../strategy.ts';

/**
 * The logout removed the credential, or gave the cookie another value.
 *
 * Weights: logouts remove the session, and often everything else with it: ten times as likely for the credential (10), and 7 when it only
 * changed. A cookie deleted elsewhere, after a login, is a weaker sign of the same (3).
 */
const signal: Signal = {
  id: 'cleared-at-logout',
  read(facts) {
    const logouts = facts.logouts();
    return candidatesOf(facts).flatMap((candidate) => {
      const { track } = candidate;
      for (const logout of logouts) {
        const near = (exchange: string, number: number) =>
          exchange === logout.exchange || (number >= logout.number && number <= logout.number + 3);
        const cleared = track.cleared.find(({ exchange, number }) => near(exchange, number));
        if (cleared) {
          // The deletion may name a cookie of another Domain or Path.
          const stays = track.carrier === 'cookie' && track.lastSent > cleared.number;
          const text = stays
            ? `The logout deletes a cookie of the name of the ${labelOf(track)}, which is sent all the same.`
            : `The logout deletes the ${labelOf(track)}.`;
          return [vote(candidate, stays ? 7 : 10, text, [logout.exchange, cleared.exchange])];
        }
        const changed = track.changes.find((change) => change.changed && change.exchange === logout.exchange);
        if (changed)
          return [vote(candidate, 7, `The logout gives the ${labelOf(track)} a new value.`, [logout.exchange])];
        if (
          track.carrier !== 'cookie' &&
          track.lastSent > 0 &&
          track.lastSent <= logout.number &&
          facts.counts.exchanges > logout.number + 2
        ) {
          return [vote(candidate, 4, `After the logout the ${labelOf(track)} is no longer sent.`, [logout.exchange])];
        }
      }
      return [];
    });
  },
};

export default signal;
