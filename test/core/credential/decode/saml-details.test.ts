import { describe, expect, it } from 'vitest';
import { readSamlDetails } from '../../../../src/core/credential/decode/saml-details.ts';
import { prettyXml } from '../../../../src/core/credential/decode/xml-pretty.ts';

/** Made with `openssl req -x509`. */
const CERTIFICATE =
  'MIIBizCCAT2gAwIBAgIUUkPtDtXYdgXw90e7aBHPh5DnzfUwBQYDK2VwMDsxEzARBgoJkiaJk/IsZAEZFgNvcmcxFzAVBgoJkiaJk/IsZAEZFgdleGFtcGxlMQswCQYDVQQDDAJlZDAeFw0yNjExMjgxMjM0MzBaFw0yNjEyMDgxMjM0MzBaMDsxEzARBgoJkiaJk/IsZAEZFgNvcmcxFzAVBgoJkiaJk/IsZAEZFgdleGFtcGxlMQswCQYDVQQDDAJlZDAqMAUGAytlcAMhACnr0zoZ/aa+7UZxxiMysM2piOHrGUOoJYBAjBnZUjsuo1MwUTAdBgNVHQ4EFgQUSepEfGSGNMzFwB2FG5BGI3WypRowHwYDVR0jBBgwFoAUSepEfGSGNMzFwB2FG5BGI3WypRowDwYDVR0TAQH/BAUwAwEB/zAFBgMrZXADQQD5c1vdxC4iz/EeVWGBFL7IU+T+kJ6wlWR+HZ65GGAZBVfaCI2fUAAVtHp0qD/uMmrA3itvnscV4gY8abF6sewI';

const signature = (reference: string) => `<ds:Signature><ds:SignedInfo>
  <ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>
  <ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>
  <ds:Reference URI="${reference}"><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/></ds:Reference>
  </ds:SignedInfo><ds:KeyInfo><ds:X509Data><ds:X509Certificate>
${CERTIFICATE.replace(/.{64}/g, '$&\n')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>`;

const response = (reference: string) => `<samlp:Response ID="_r"><saml:Assertion ID="_a">${signature(reference)}
  <saml:AttributeStatement>
    <saml:Attribute Name="urn:oid:0.9.2342.19200300.100.1.3" FriendlyName="mail" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri">
      <saml:AttributeValue xsi:type="xs:string">ada@example.org</saml:AttributeValue></saml:Attribute>
    <saml:Attribute Name="groups"><saml:AttributeValue>staff</saml:AttributeValue><saml:AttributeValue>R&amp;D</saml:AttributeValue></saml:Attribute>
    <saml:Attribute Name="empty"/>
  </saml:AttributeStatement></saml:Assertion></samlp:Response>`;

describe('readSamlDetails', () => {
  it('reads each attribute with all its values', () => {
    expect(readSamlDetails(response('#_a')).attributes).toEqual([
      { name: 'urn:oid:0.9.2342.19200300.100.1.3', friendlyName: 'mail', format: 'uri', values: ['ada@example.org'] },
      { name: 'groups', values: ['staff', 'R&D'] },
      { name: 'empty', values: [] },
    ]);
  });

  it('says what is signed, and how', () => {
    expect(readSamlDetails(response('#_a')).signatures).toEqual([
      {
        element: 'Assertion',
        reference: '_a',
        isOfItsElement: true,
        method: 'rsa-sha256',
        digest: 'sha256',
        canonicalization: 'xml-exc-c14n',
      },
    ]);
  });

  it('tells a signature of another element from one of its own', () => {
    expect(readSamlDetails(response('#_b')).signatures[0]).toMatchObject({ reference: '_b', isOfItsElement: false });
    expect(readSamlDetails(response('')).signatures[0]).toMatchObject({ isOfItsElement: false });
    expect(readSamlDetails(`<Response ID="_r">${signature('')}</Response>`).signatures[0]).toMatchObject({
      element: 'Response',
      isOfItsElement: true,
    });
  });

  it('reads a certificate once, however often it stands there', () => {
    const twice = `<Response ID="_r">${signature('#_r')}<Assertion ID="_a">${signature('#_a')}</Assertion></Response>`;
    const { certificates, signatures } = readSamlDetails(twice);
    expect(certificates.map(({ subject }) => subject)).toEqual(['CN=ed,DC=example,DC=org']);
    expect(signatures.map(({ element }) => element)).toEqual(['Response', 'Assertion']);
  });

  it('reads what it can of a message that ends early', () => {
    const { attributes } = readSamlDetails(response('#_a').split('<saml:Attribute Name="empty"')[0] as string);
    expect(attributes.map(({ name }) => name)).toEqual(['urn:oid:0.9.2342.19200300.100.1.3', 'groups']);
  });

  it('says when there is more than it reads', () => {
    const many = '<Attribute Name="a"><AttributeValue>1</AttributeValue></Attribute>'.repeat(250);
    expect(readSamlDetails(`<Assertion>${many}</Assertion>`)).toMatchObject({ isCut: true });
    expect(readSamlDetails(response('#_a'))).toMatchObject({ isCut: false });
  });
});

describe('prettyXml', () => {
  it('puts one element on a line, its text beside it', () => {
    expect(prettyXml('<?xml version="1.0"?><a x="1>2"><b>text</b><c/><!-- note --><d></d></a>')).toBe(
      '<?xml version="1.0"?>\n<a x="1>2">\n  <b>text</b>\n  <c/>\n  <!-- note -->\n  <d></d>\n</a>',
    );
  });

  it('leaves what is no XML as it is', () => {
    expect(prettyXml('<a><b')).toBe('<a><b');
    expect(prettyXml('no xml <')).toBe('no xml <');
  });
});
