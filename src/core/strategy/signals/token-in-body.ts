import { senseOfName } from '../../credential/names/sense.ts';
import { lastName } from '../../flow/words.ts';
import { plural, successes } from '../candidates.ts';
import type { Signal } from '../strategy.ts';

/** A secret that stands first among the parameters, in the place that the protocol has for it. */
const BY_POSITION = /^(?:\d+\.)?params\.\d+\.token$/;

/**
 * The parameters of remote calls hold a token (`params.token` of JSON-RPC).
 *
 * Weight: 14 for `unknown`: it says who asks, as a header would, and what a login may have given before the recording cannot be told.
 * A value that is called a key, or stands in a place of its own in every call, without any login: 18 for `api-key`, and 11 for `unknown`.
 */
const signal: Signal = {
  id: 'token-in-body',
  read(facts) {
    const { inBody, inBodyName } = facts.counts;
    if (inBody === 0 || inBodyName === '') return [];
    const isKey = senseOfName(lastName(inBodyName)) === 'key' || BY_POSITION.test(inBodyName);
    const text = `${plural(inBody, 'remote call')} ${inBody === 1 ? 'holds' : 'hold'} a ${isKey ? 'secret' : 'token'} in ${inBody === 1 ? 'its' : 'their'} parameters (${inBodyName}): it goes in the body, neither in a header nor in a cookie.`;
    if (!isKey || successes(facts).length > 0) return [{ strategy: 'unknown', weight: 14, text, exchanges: [] }];
    return [
      { strategy: 'api-key', weight: 18, text, exchanges: [] },
      { strategy: 'unknown', weight: 11, text, exchanges: [] },
    ];
  },
};

export default signal;
