import { getString } from '../credential/decode/json-model.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { CODE, idToken, tokenAnswer } from './support/example-flows.ts';
import { describeToken, readWholeJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'oidc-claims-missing',
  title: 'ID token without sub',
  what: 'An ID token does not say whom it is about (sub).',
  why: 'A client then tells users apart by an address or a name, which can change hands.',
  fix: 'Send sub in each ID token, the same for the same user.',
  references: ['OIDC Core 2', 'OIDC Core 5.7'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'no sub',
        exchanges: [
          tokenAnswer(
            { grant_type: 'authorization_code', code: CODE },
            { id_token: idToken({ sub: undefined }), token_type: 'Bearer' },
          ),
        ],
      },
    ],
    good: [
      {
        title: 'an ID token with sub',
        exchanges: [
          tokenAnswer({ grant_type: 'authorization_code', code: CODE }, { id_token: idToken(), token_type: 'Bearer' }),
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'oidc-claims-missing',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential }) {
    const token = readWholeJws(credential);
    if (credential.role !== 'id' || token === undefined || getString(token.claims, 'sub')) return [];
    return [{ message: `${describeToken(credential)} has no sub.`, evidence: ['sub: absent'] }];
  },
});
