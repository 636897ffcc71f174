import { isHiddenValue } from '../http/hidden-value.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { authorize } from './support/example-flows.ts';
import { authorizationRequest } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'oauth-pkce-reused',
  title: 'PKCE challenge used twice',
  what: 'Two authorization requests have the same code_challenge.',
  why: 'Whoever learnt the verifier of one can redeem the code of the other.',
  fix: 'Make a new code_verifier for each request.',
  references: ['RFC 9700 2.1.1', 'RFC 7636 4.1', 'ASVS 10.1.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'one challenge, two requests',
        exchanges: [authorize(), authorize({ state: 'bZ0ifjsldkjZk29Qw7Lx4C' })],
      },
    ],
    good: [
      {
        title: 'a challenge for each',
        exchanges: [
          authorize(),
          authorize({ state: 'bZ0ifjsldkjZk29Qw7Lx4C', code_challenge: 'JBbiqONGWPaAmwXk_8bT6UnlPfrn65D32eZlJS-zGG0' }),
        ],
      },
      {
        title: 'a request that is loaded again',
        exchanges: [authorize(), authorize()],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-pkce-reused',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  check({ url }, { authorizations }) {
    const params = authorizationRequest(url);
    const challenge = params?.get('code_challenge');
    if (params === undefined || !challenge || isHiddenValue(challenge)) return [];
    const other = authorizations().find(
      (one) =>
        one.params.get('code_challenge') === challenge &&
        one.params.get('client_id') === params.get('client_id') &&
        one.params.get('state') !== params.get('state'),
    );
    if (other === undefined) return [];
    return [
      {
        message: `Two authorization requests to ${url.host} have the same code_challenge.`,
        evidence: ['code_challenge: the same', 'state: different'],
      },
    ];
  },
});
