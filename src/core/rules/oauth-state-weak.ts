import { measureEntropy } from '../credential/shapes/entropy.ts';
import { isHiddenValue } from '../http/hidden-value.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { authorize, STATE } from './support/example-flows.ts';
import { authorizationRequest, isHidden } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'oauth-state-weak',
  title: 'State is short, or used twice',
  what: 'The state of an authorization request has room for fewer than 64 bits, or was used for another request before.',
  why: 'Where state is what binds the answer to the browser, one that can be guessed or is known binds nothing.',
  fix: 'Send a random state of 128 bits for each request.',
  references: ['RFC 9700 4.7.1', 'RFC 6749 10.12', 'ASVS 10.1.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a short state',
        exchanges: [
          authorize({ state: 'login', nonce: undefined, code_challenge: undefined, code_challenge_method: undefined }),
        ],
      },
    ],
    good: [
      {
        title: 'a random state',
        exchanges: [authorize()],
      },
      {
        title: 'a short state that binds nothing, for PKCE does',
        exchanges: [authorize({ state: STATE })],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-state-weak',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'low',
  check({ url }, { authorizations }) {
    const params = authorizationRequest(url);
    const state = params?.get('state');
    if (params === undefined || !state || isHidden(params) || isHiddenValue(state)) return [];
    const { bits } = measureEntropy(state);
    const twice = authorizations().some(
      (other) =>
        other.href !== url.href &&
        other.params.get('state') === state &&
        (other.params.get('nonce') !== params.get('nonce') ||
          other.params.get('code_challenge') !== params.get('code_challenge')),
    );
    if (bits >= 64 && !twice) return [];
    // PKCE or a nonce binds the answer as well (RFC 9700 section 4.7.1).
    const bound = params.has('code_challenge') || params.has('nonce');
    return [
      {
        message: `The state sent to ${url.host} ${twice ? 'was used before' : `has room for at most ${bits} bits`}.`,
        severity: bound ? 'info' : 'warning',
        evidence: [twice ? 'state: used before' : `upper bound: ${bits} bits`],
        detail: twice ? 'twice' : '',
      },
    ];
  },
});
