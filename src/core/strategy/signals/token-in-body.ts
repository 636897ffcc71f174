import { plural } from '../candidates.ts';
import type { Signal } from '../strategy.ts';

/**
 * The parameters of remote calls hold a token (`params.token` of JSON-RPC).
 *
 * Weight: 14 for `unknown`: it says who asks, as a header would, and no strategy with a name of its own works that way.
 */
const signal: Signal = {
  id: 'token-in-body',
  read: ({ counts }) => {
    if (counts.inBody === 0 || counts.inBodyName === '') return [];
    const text = `${plural(counts.inBody, 'remote call')} hold a token in their parameters (${counts.inBodyName}): it goes in the body, neither in a header nor in a cookie.`;
    return [{ strategy: 'unknown', weight: 14, text, exchanges: [] }];
  },
};

export default signal;
