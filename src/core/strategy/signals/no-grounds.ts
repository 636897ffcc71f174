import { missingGrounds } from '../grounds.ts';
import type { Signal } from '../strategy.ts';

/**
 * What was seen is not enough to expect a credential: headers left out of the recording, values hidden, a login whose end was not seen.
 *
 * Weights: -20 for `none`, which then has no grounds; 13 for `unknown`, so that it stands before a value that merely might be
 * a credential and behind one that shows what it is.
 */
const signal: Signal = {
  id: 'no-grounds',
  read: (facts) =>
    missingGrounds(facts).flatMap(({ reason }, index) => [
      { strategy: 'unknown', weight: index === 0 ? 13 : 2, text: reason, exchanges: [] },
      { strategy: 'none', weight: -20, text: reason, exchanges: [] },
    ]),
};

export default signal;
