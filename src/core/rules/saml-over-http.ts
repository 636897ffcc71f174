import { defineRule, type RuleMeta } from './rule.ts';
import { isPlain } from './support/request.ts';
import { samlResponse } from './support/saml.ts';

export const meta: RuleMeta = {
  id: 'saml-over-http',
  title: 'SAML message over plain http',
  what: 'A SAML response is posted to a plain http address.',
  why: 'Everybody on the way can read the assertion, and use it first.',
  fix: 'Use https for the assertion consumer service, and change the registered address.',
  references: ['CWE 319', 'ASVS 12.2.1', 'OWASP SAML Security'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'posted over http',
        exchanges: [
          {
            url: 'http://app.example.com/acs',
            method: 'POST',
            type: 'document',
            requestBody: {
              mediaType: 'application/x-www-form-urlencoded',
              fields: [
                {
                  name: 'SAMLResponse',
                  value: btoa(
                    '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="a"></samlp:Response>',
                  ),
                },
              ],
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'posted over https',
        exchanges: [
          {
            url: 'https://app.example.com/acs',
            method: 'POST',
            type: 'document',
            requestBody: {
              mediaType: 'application/x-www-form-urlencoded',
              fields: [
                {
                  name: 'SAMLResponse',
                  value: btoa(
                    '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="a"></samlp:Response>',
                  ),
                },
              ],
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'saml-over-http',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  transport: true,
  check({ exchange, url }) {
    if (!isPlain(url) || samlResponse(exchange) === undefined) return [];
    return [
      { message: `A SAML response is posted to ${url.host} over plain http.`, evidence: ['field: SAMLResponse'] },
    ];
  },
});
