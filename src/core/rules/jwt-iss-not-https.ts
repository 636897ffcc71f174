import { getString } from '../credential/decode/json-model.ts';
import { hostOf, isLocalHost, isPrivateHost } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { CODE, idToken, tokenAnswer } from './support/example-flows.ts';
import { describeToken, readWholeJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-iss-not-https',
  title: 'Issuer is no https address',
  what: 'The iss of an ID token is not an https URL, or has a query or fragment.',
  why: "Clients find the issuer's keys by it, and compare it letter by letter.",
  fix: 'Use one https URL without query and fragment as issuer.',
  references: ['OIDC Core 2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a name',
        exchanges: [
          tokenAnswer(
            { grant_type: 'authorization_code', code: CODE },
            { id_token: idToken({ iss: 'my-issuer' }), token_type: 'Bearer' },
          ),
        ],
      },
    ],
    good: [
      {
        title: 'an https URL',
        exchanges: [
          tokenAnswer({ grant_type: 'authorization_code', code: CODE }, { id_token: idToken(), token_type: 'Bearer' }),
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwt-iss-not-https',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential }) {
    const iss = getString(readWholeJws(credential)?.claims, 'iss');
    if (credential.role !== 'id' || iss === undefined || /^https:\/\/[^?#]+$/.test(iss)) return [];
    // Google wrote its issuer without a scheme in older tokens.
    if (iss === 'accounts.google.com' || isLocalHost(hostOf(iss)) || isPrivateHost(hostOf(iss))) return [];
    return [
      {
        message: `${describeToken(credential)} has the issuer ${shorten(iss)}, which is no plain https URL.`,
        evidence: [`iss: ${shorten(iss)}`],
      },
    ];
  },
});
