import { defineRule, type RuleMeta } from './rule.ts';
import { samlPost } from './support/example-flows.ts';
import { samlResponse } from './support/saml.ts';

export const meta: RuleMeta = {
  id: 'saml-unsigned',
  title: 'SAML response without a signature',
  what: 'Neither the SAML response nor an assertion in it is signed.',
  why: 'Anybody can write such a response and be whom they like, unless the service checks nothing else than signatures.',
  fix: 'Let the identity provider sign the assertion, and the service refuse unsigned ones.',
  references: ['SAML Profiles 4.1.4.5', 'CWE 347', 'ASVS 6.8.2', 'OWASP SAML Security'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an unsigned response',
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
                    '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="a"><saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="b"></saml:Assertion></samlp:Response>',
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
        title: 'a signed assertion',
        exchanges: [samlPost()],
      },
    ],
  }),
};

export default defineRule({
  id: 'saml-unsigned',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  check({ exchange, url }) {
    const saml = samlResponse(exchange);
    if (
      saml?.kind !== 'Response' ||
      saml.assertions === 0 ||
      saml.signed.length > 0 ||
      saml.encryptedAssertions > 0 ||
      saml.problems.length > 0
    )
      return [];
    return [
      {
        message: `A SAML response for ${url.host} is not signed, and no assertion in it is.`,
        evidence: [`assertions: ${saml.assertions}`, 'signatures: 0'],
      },
    ];
  },
});
