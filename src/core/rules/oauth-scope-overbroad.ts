import { defineRule, type RuleMeta } from './rule.ts';
import { authorize } from './support/example-flows.ts';
import { authorizationRequest, wordsOf } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'oauth-scope-overbroad',
  title: 'Very many scopes asked for',
  what: 'An authorization request asks for more than 15 scopes.',
  why: 'The token can do all that, in whosever hands it is.',
  fix: 'Ask for the scopes that are needed, when they are.',
  references: ['RFC 9700 2.3', 'ASVS 10.2.3'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'sixteen scopes',
        exchanges: [authorize({ scope: `openid ${Array.from({ length: 16 }, (_, index) => `s${index}`).join(' ')}` })],
      },
    ],
    good: [
      {
        title: 'one scope',
        exchanges: [authorize()],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-scope-overbroad',
  subject: 'exchange',
  severity: 'info',
  confidence: 'low',
  check({ url }) {
    const params = authorizationRequest(url);
    const scopes = params === undefined ? [] : wordsOf(params, 'scope');
    if (scopes.length <= 15) return [];
    return [
      {
        message: `The authorization request to ${url.host} asks for ${scopes.length} scopes.`,
        evidence: [`scopes: ${scopes.length}`],
      },
    ];
  },
});
