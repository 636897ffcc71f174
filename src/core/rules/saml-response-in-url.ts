import { decodeSaml } from '../credential/decode/saml.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { samlPost, samlXml } from './support/example-flows.ts';

export const meta: RuleMeta = {
  id: 'saml-response-in-url',
  title: 'SAML response in the URL',
  what: 'A SAML response with an assertion travels in the query of a redirect.',
  why: 'It stands in histories and logs, and the standard does not allow it.',
  fix: 'Use the POST or the artifact binding for responses.',
  references: ['SAML Profiles 4.1.2', 'CWE 598'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a response in the query',
        exchanges: [
          {
            url: `https://app.example.com/acs?SAMLResponse=${encodeURIComponent(btoa(samlXml()))}`,
            type: 'document',
            status: 302,
          },
        ],
      },
    ],
    good: [
      {
        title: 'a response that is posted',
        exchanges: [samlPost()],
      },
    ],
  }),
};

export default defineRule({
  id: 'saml-response-in-url',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  check({ exchange, url }) {
    const value = exchange.method === 'GET' ? url.searchParams.get('SAMLResponse') : null;
    const saml = value === null ? undefined : decodeSaml(value);
    if (saml?.kind !== 'Response' || saml.assertions + saml.encryptedAssertions === 0) return [];
    return [
      {
        message: `${url.host} takes a SAML response with an assertion in the URL.`,
        evidence: ['binding: HTTP-Redirect'],
      },
    ];
  },
});
