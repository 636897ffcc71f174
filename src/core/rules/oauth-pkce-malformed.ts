import { isHiddenValue } from '../http/hidden-value.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { authorizationRequest } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'oauth-pkce-malformed',
  title: 'Broken code_challenge',
  what: 'The code_challenge has characters or a length that it cannot have.',
  why: 'The token request fails, or the server does not check PKCE.',
  fix: 'Send base64url without padding: with S256 exactly 43 characters.',
  references: ['RFC 7636 4.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'base64 with padding',
        exchanges: [
          {
            url: 'https://id.example.com/authorize?response_type=code&client_id=web&state=af0ifjsldkjaf0ifjsldkj&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw%2BcM%3D&code_challenge_method=S256',
            type: 'document',
            status: 302,
          },
        ],
      },
    ],
    good: [
      {
        title: '43 characters',
        exchanges: [
          {
            url: 'https://id.example.com/authorize?response_type=code&client_id=web&state=af0ifjsldkjaf0ifjsldkj&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256',
            type: 'document',
            status: 302,
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-pkce-malformed',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ url }) {
    const params = authorizationRequest(url);
    const challenge = params?.get('code_challenge');
    // What a recorder wrote in its place was never sent.
    if (challenge === undefined || isHiddenValue(challenge)) return [];
    const s256 = params?.get('code_challenge_method') === 'S256';
    if (s256 ? /^[A-Za-z0-9_-]{43}$/.test(challenge) : /^[A-Za-z0-9._~-]{43,128}$/.test(challenge)) return [];
    return [
      {
        message: `The code_challenge sent to ${url.host} has ${challenge.length} characters or some that do not belong there.`,
        evidence: [`length: ${challenge.length}`, `method: ${s256 ? 'S256' : 'plain'}`],
      },
    ];
  },
});
