import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { samlPost, samlXml } from './support/example-flows.ts';
import { attributesOf, samlResponse } from './support/saml.ts';

export const meta: RuleMeta = {
  id: 'saml-weak-signature',
  title: 'SAML signature with a weak algorithm',
  what: 'A SAML response is signed with SHA-1, or with a MAC.',
  why: 'SHA-1 no longer stands against those who look for collisions, and a MAC proves nothing to more than two.',
  fix: 'Sign with rsa-sha256 or ecdsa-sha256.',
  references: ['ASVS 11.4.3', 'CWE 327'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'rsa-sha1',
        exchanges: [samlPost(samlXml(['2001/04/xmldsig-more#rsa-sha256', '2000/09/xmldsig#rsa-sha1']))],
      },
    ],
    good: [
      {
        title: 'rsa-sha256',
        exchanges: [samlPost()],
      },
    ],
  }),
};

export default defineRule({
  id: 'saml-weak-signature',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ exchange, url }) {
    const saml = samlResponse(exchange);
    if (saml === undefined) return [];
    // In an encrypted assertion SHA-1 may be part of RSA-OAEP, where it is no weakness.
    const digests = saml.encryptedAssertions > 0 ? [] : attributesOf(saml, 'DigestMethod', 'Algorithm');
    const weak = [...attributesOf(saml, 'SignatureMethod', 'Algorithm'), ...digests].find((uri) =>
      /[#/](?:(?:rsa-|dsa-|ecdsa-)?sha1|rsa-md5|md5|hmac-\w+)$/.test(uri),
    );
    if (weak === undefined) return [];
    const name = shorten(weak.slice(weak.lastIndexOf('#') + 1));
    return [{ message: `A SAML response for ${url.host} is signed with ${name}.`, evidence: [`algorithm: ${name}`] }];
  },
});
