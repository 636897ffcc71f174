import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, form, IDP, page } from '../steps.ts';

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
const REQUEST = btoa(
  '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_q1"><saml:Issuer>urn:app</saml:Issuer></samlp:AuthnRequest>',
);

describe('relay-state', () => {
  it('is named where it did not come back', () => {
    expect(
      causesOf([
        page({ url: `${IDP}/sso?SAMLRequest=${encodeURIComponent(REQUEST)}&RelayState=${'r'.repeat(120)}` }),
        acs(response()),
      ])[0],
    ).toBe('relay-state');
  });

  it('is silent where it came back as it was', () => {
    expect(
      causesOf([
        page({ url: `${IDP}/sso?SAMLRequest=${encodeURIComponent(REQUEST)}&RelayState=r1` }),
        acs(response(), {}, 'r1'),
      ]),
    ).not.toContain('relay-state');
  });
});
