import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { random } from './tokens.ts';

/** A request to sign in, as the Redirect binding carries it. */
export function authnRequest(request: { id: string; issuer: string; acs: string; to: string }): string {
  const xml = `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${request.id}" Version="2.0" IssueInstant="${new Date().toISOString()}" Destination="${request.to}" AssertionConsumerServiceURL="${request.acs}" ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${request.issuer}</saml:Issuer></samlp:AuthnRequest>`;
  return deflateRawSync(xml).toString('base64');
}

/** What an identity provider answers; its signature is one in form only. */
export function samlResponse(response: {
  to: string;
  issuer: string;
  audience: string;
  inResponseTo: string;
  until?: number;
}): string {
  const { to, issuer, audience, inResponseTo, until = Date.now() + 300_000 } = response;
  const now = new Date().toISOString();
  const end = new Date(until).toISOString();
  const assertion = `_${random(16)}`;
  const signature = `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><ds:Reference URI="#${assertion}"><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>${randomBytes(32).toString('base64')}</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>${randomBytes(256).toString('base64')}</ds:SignatureValue></ds:Signature>`;
  const subject = `<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">mira@brine.example</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${end}" Recipient="${to}" InResponseTo="${inResponseTo}"/></saml:SubjectConfirmation></saml:Subject>`;
  const conditions = `<saml:Conditions NotBefore="${now}" NotOnOrAfter="${end}"><saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`;
  const statement = `<saml:AuthnStatement AuthnInstant="${now}" SessionIndex="_${random(12)}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`;
  return Buffer.from(
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_${random(16)}" Version="2.0" IssueInstant="${now}" Destination="${to}" InResponseTo="${inResponseTo}"><saml:Issuer>${issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><saml:Assertion ID="${assertion}" Version="2.0" IssueInstant="${now}"><saml:Issuer>${issuer}</saml:Issuer>${signature}${subject}${conditions}${statement}</saml:Assertion></samlp:Response>`,
  ).toString('base64');
}
