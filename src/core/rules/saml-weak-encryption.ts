import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { samlPost } from './support/example-flows.ts';
import { attributesOf, samlResponse } from './support/saml.ts';

export const meta: RuleMeta = {
  id: 'saml-weak-encryption',
  title: 'SAML assertion encrypted with an old algorithm',
  what: 'An assertion is encrypted with RSA PKCS #1 v1.5, triple DES or a CBC mode.',
  why: 'Such encryption was broken by asking a service whether changed messages still decrypt.',
  fix: 'Use rsa-oaep and aes128-gcm or aes256-gcm.',
  references: ['ASVS 11.3.1', 'ASVS 11.3.2', 'CWE 327'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a CBC mode',
        exchanges: [
          samlPost(
            '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="r"><saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><xenc:EncryptionMethod xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/></saml:EncryptedAssertion></samlp:Response>',
          ),
        ],
      },
    ],
    good: [
      {
        title: 'GCM',
        exchanges: [
          samlPost(
            '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="r"><saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><xenc:EncryptionMethod xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"/></saml:EncryptedAssertion></samlp:Response>',
          ),
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'saml-weak-encryption',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ exchange, url }) {
    const saml = samlResponse(exchange);
    if (saml === undefined) return [];
    const weak = attributesOf(saml, 'EncryptionMethod', 'Algorithm').find((uri) =>
      /#(?:rsa-1_5|tripledes-cbc|kw-tripledes|aes\d+-cbc)$/.test(uri),
    );
    if (weak === undefined) return [];
    const name = shorten(weak.slice(weak.lastIndexOf('#') + 1));
    return [
      {
        message: `A SAML assertion for ${url.host} is encrypted with ${name}.`,
        // A signature around it keeps others from changing it.
        severity: saml.signed.includes('message') ? 'info' : 'warning',
        evidence: [`algorithm: ${name}`],
      },
    ];
  },
});
