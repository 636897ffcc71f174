import { candidatesOf, headerCandidates, labelOf, plural, successes } from '../candidates.ts';
import type { SiteFacts } from '../facts.ts';
import type { Signal, Vote } from '../strategy.ts';
import { sentCount } from '../track.ts';

/**
 * Ordinary requests that carried nothing which could prove an identity.
 *
 * Weights: 2 for one such request, 5 for three, up to 9: a site where nobody is signed in looks like this, and so does a site whose
 * login nobody went through yet. A login that worked and left no trace speaks for something that was not seen instead. Where values were sent
 * that prove nothing, this says so when no other signal has anything to say (0).
 */
const signal: Signal = {
  id: 'nothing-sent',
  read(facts): Vote[] {
    const total = facts.counts.documents + facts.counts.fetches;
    const able = candidatesOf(facts).some(
      ({ track }) => track.kind !== 'plain' && track.role !== 'other' && sentCount(track) > 0,
    );
    if (total === 0 || able || facts.counts.inBody > 0) return inShort(facts);
    if (successes(facts).length > 0) {
      const text = 'A login worked, but none of the requests that were seen carries a credential.';
      return [{ strategy: 'unknown', weight: 12, text, exchanges: [] }];
    }
    const weight = Math.min(9, 2 + Math.round(3 * Math.log2(total)));
    const { blind } = facts.counts;
    const but =
      blind === 0 ? '' : ` The headers of ${blind === total ? 'all' : blind} of them were not recorded in full.`;
    const text = `${plural(total, 'ordinary request')}, none with a credential.${but}`;
    return [{ strategy: 'none', weight, text, exchanges: [] }];
  },
};

function inShort(facts: SiteFacts): Vote[] {
  if (facts.counts.exchanges === 0) return [];
  const [header] = headerCandidates(facts);
  const what = header ? ` But a ${labelOf(header.track)} was met.` : '';
  const text = `Nothing that was seen in ${plural(facts.counts.exchanges, 'exchange')} proves an identity.${what}`;
  return [{ strategy: 'none', weight: 0, text, exchanges: [], fallback: true }];
}

export default signal;
