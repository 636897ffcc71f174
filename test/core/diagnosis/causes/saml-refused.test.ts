import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, form, page } from '../steps.ts';

const response = (over: Record<string, string> = {}): string => {
  const is = {
    destination: `${APP}/acs`,
    audience: 'urn:app',
    until: '2026-01-15T12:05:00Z',
    status: 'Success',
    signature: '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>',
    ...over,
  };
  return btoa(
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_r1" Destination="${is.destination}"><saml:Issuer>urn:idp</saml:Issuer>${is.signature}<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${is.status}"/></samlp:Status><saml:Assertion ID="_a1"><saml:Issuer>urn:idp</saml:Issuer><saml:Conditions NotOnOrAfter="${is.until}"><saml:AudienceRestriction><saml:Audience>${is.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions></saml:Assertion></samlp:Response>`,
  );
};
const acs = (saml: string, over: object = {}, relay?: string) => ({
  url: `${APP}/acs`,
  method: 'POST',
  type: 'document' as const,
  status: 403,
  requestBody: form({ SAMLResponse: saml, ...(relay === undefined ? {} : { RelayState: relay }) }),
  ...over,
});

describe('saml-refused', () => {
  it('is named where it ended before it was posted', () => {
    expect(causesOf([page(), acs(response({ until: '2026-01-15T11:00:00Z' }))])[0]).toBe('saml-refused');
  });

  it('is silent where it fits', () => {
    expect(causesOf([page(), acs(response())])).not.toContain('saml-refused');
  });

  it('is named where it is for another address', () => {
    expect(causesOf([page(), acs(response({ destination: 'https://old.example.com/acs' }))])[0]).toBe('saml-refused');
  });

  it('is named where nothing is signed', () => {
    expect(causesOf([page(), acs(response({ signature: '' }))])[0]).toBe('saml-refused');
  });
});
