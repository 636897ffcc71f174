import { defineRule, type RuleMeta } from './rule.ts';
import { samlPost, samlXml } from './support/example-flows.ts';
import { attributesOf, samlResponse } from './support/saml.ts';

export const meta: RuleMeta = {
  id: 'saml-unsolicited',
  title: 'SAML response that nobody asked for',
  what: 'A SAML response has no InResponseTo: the login began at the identity provider.',
  why: 'Nothing ties such a response to the browser that brings it, so somebody can sign a user in to an account of theirs.',
  fix: 'Begin logins at the service, and refuse responses to requests it did not make.',
  references: ['OWASP SAML Security', 'CWE 352'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'no InResponseTo',
        exchanges: [samlPost(samlXml(['InResponseTo="_q1"', '']))],
      },
    ],
    good: [
      {
        title: 'an answer to a request',
        exchanges: [samlPost()],
      },
    ],
  }),
};

export default defineRule({
  id: 'saml-unsolicited',
  subject: 'exchange',
  severity: 'info',
  confidence: 'high',
  check({ exchange, url }) {
    const saml = samlResponse(exchange);
    if (saml?.kind !== 'Response' || saml.assertions + saml.encryptedAssertions === 0 || saml.inResponseTo) return [];
    if (attributesOf(saml, 'SubjectConfirmationData', 'InResponseTo').length > 0) return [];
    return [{ message: `A SAML response for ${url.host} answers no request.`, evidence: ['InResponseTo: absent'] }];
  },
});
