import { candidatesOf, plural, successes } from '../candidates.ts';
import type { Signal, Vote } from '../strategy.ts';
import { sentCount } from '../track.ts';

/**
 * Ordinary requests that carried nothing which could prove an identity.
 *
 * Weights: 2 for one such request, 5 for three, up to 9: a site where nobody is signed in looks like this, and so does a site whose
 * login nobody went through yet. A login that worked and left no trace speaks for something that was not seen instead.
 */
const signal: Signal = {
  id: 'nothing-sent',
  read(facts): Vote[] {
    const total = facts.counts.documents + facts.counts.fetches;
    if (total === 0) return [];
    const able = candidatesOf(facts).some(
      ({ track }) => track.kind !== 'plain' && track.role !== 'other' && sentCount(track) > 0,
    );
    const login = successes(facts).length > 0;
    if (able) return [];
    if (login)
      return [
        {
          strategy: 'unknown',
          weight: 12,
          text: 'A login worked, but none of the requests that were seen carries a credential.',
          exchanges: [],
        },
      ];
    const weight = Math.min(9, 2 + Math.round(3 * Math.log2(total)));
    const { blind } = facts.counts;
    const but =
      blind === 0 ? '' : ` The headers of ${blind === total ? 'all' : blind} of them were not recorded in full.`;
    return [
      {
        strategy: 'none',
        weight,
        text: `${plural(total, 'ordinary request')}, none with a credential.${but}`,
        exchanges: [],
      },
    ];
  },
};

export default signal;
