import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeSaml } from '../../../../src/core/credential/decode/saml.ts';

const RESPONSE = `<?xml version="1.0"?>
<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"
  ID="_r1" InResponseTo="_q1" IssueInstant="2026-01-02T03:04:05Z" Destination="https://sp.example.org/acs?a=1&amp;b=2">
  <saml:Issuer>https://idp.example.org</saml:Issuer>
  <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/></samlp:StatusCode></samlp:Status>
  <saml:Assertion ID="_a1"><ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/></ds:SignedInfo></ds:Signature>
    <saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">alice@example.org</saml:NameID></saml:Subject>
    <saml:Conditions NotBefore="2026-01-02T03:04:00Z" NotOnOrAfter='2026-01-02T03:09:00Z'><saml:AudienceRestriction><saml:Audience>https://sp.example.org</saml:Audience></saml:AudienceRestriction></saml:Conditions>
    <saml:AuthnStatement AuthnInstant="2026-01-02T03:04:05Z" SessionIndex="_s1"/>
    <saml:AttributeStatement><saml:Attribute Name="mail"><saml:AttributeValue>alice@example.org</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>
  </saml:Assertion>
</samlp:Response>`;
const REQUEST =
  '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_q1" IssueInstant="2026-01-02T03:04:00Z" AssertionConsumerServiceURL="https://sp.example.org/acs"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">https://sp.example.org</saml:Issuer></samlp:AuthnRequest>';

describe('decodeSaml', () => {
  it('reads a response of the POST binding', () => {
    const lines = Buffer.from(RESPONSE).toString('base64').replace(/.{76}/g, '$&\r\n');
    expect(decodeSaml(lines)).toMatchObject({
      kind: 'Response',
      binding: 'post',
      id: '_r1',
      inResponseTo: '_q1',
      destination: 'https://sp.example.org/acs?a=1&b=2',
      issuer: 'https://idp.example.org',
      status: 'Responder',
      subStatus: 'AuthnFailed',
      nameId: 'alice@example.org',
      audiences: ['https://sp.example.org'],
      notBefore: '2026-01-02T03:04:00Z',
      notOnOrAfter: '2026-01-02T03:09:00Z',
      sessionIndex: '_s1',
      attributeNames: ['mail'],
      signed: ['assertion'],
      assertions: 1,
      algorithms: ['rsa-sha256'],
      problems: [],
    });
  });

  it('reads a request of the redirect binding', () => {
    const value = deflateRawSync(REQUEST).toString('base64');
    expect(decodeSaml(value)).toMatchObject({
      kind: 'AuthnRequest',
      binding: 'redirect',
      issuer: 'https://sp.example.org',
      assertionConsumerServiceUrl: 'https://sp.example.org/acs',
      problems: [],
    });
  });

  it('names a document type and a comment that splits a name', () => {
    const text = RESPONSE.replace('alice@example.org<', 'alice@example.org<!-- -->.evil.example<').replace(
      '<samlp:Response',
      '<!DOCTYPE a><samlp:Response',
    );
    expect(decodeSaml(text)?.problems).toEqual(['doctype', 'comment-in-text']);
  });

  it('shows what comes before a cut, and takes nothing else for SAML', () => {
    expect(decodeSaml(RESPONSE.slice(0, 420))).toMatchObject({
      issuer: 'https://idp.example.org',
      problems: ['cut-short'],
    });
    for (const value of [
      '',
      '<html><body>',
      '<svg/>',
      Buffer.from('hello world, hello').toString('base64'),
      'PHNhbWw',
      '%%%',
    ]) {
      expect([value, decodeSaml(value)]).toEqual([value, undefined]);
    }
  });
});
