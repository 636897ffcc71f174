import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { authorizationResponse } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'oauth-error-response',
  title: 'The login came back with an error',
  what: 'The answer to an authorization request has the parameter error.',
  why: 'It names why the login did not work.',
  fix: 'login_required, consent_required, interaction_required: the silent login cannot go on, show the sign-in page. invalid_request, unauthorized_client, invalid_scope: mend the request or the registration.',
  references: ['RFC 6749 4.1.2.1', 'OIDC Core 3.1.2.6'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'login_required',
        exchanges: [
          { url: 'https://app.example.com/cb?error=login_required&state=af0ifjsldkjaf0ifjsldkj', type: 'document' },
        ],
      },
    ],
    good: [
      {
        title: 'a code',
        exchanges: [
          {
            url: 'https://app.example.com/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkjaf0ifjsldkj',
            type: 'document',
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-error-response',
  subject: 'exchange',
  severity: 'info',
  confidence: 'high',
  check({ exchange, url }) {
    const params = authorizationResponse(url);
    const error = params?.get('error');
    if (params === undefined || !error) return [];
    // What a frame asks for without interaction is answered so where nobody is signed in: oauth-silent-iframe.
    if (exchange.type === 'subdocument' && /^(?:login|interaction)_required$/.test(error)) return [];
    const description = params.get('error_description');
    return [
      {
        message: `The login returned to ${url.host} with the error ${shorten(error)}${description ? ` (${shorten(description)})` : ''}.`,
        evidence: [`error: ${shorten(error)}`],
        detail: shorten(error),
      },
    ];
  },
});
