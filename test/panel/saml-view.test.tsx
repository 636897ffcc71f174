// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import type { SamlContent } from '../../src/core/report/content.ts';
import { readContent } from '../../src/core/report/content.ts';
import { SamlView } from '../../src/panel/credentials/saml/SamlView.tsx';
import { settle } from '../ui/settle.ts';

const XML = `<samlp:Response ID="_r" IssueInstant="2026-01-02T03:04:05Z"><saml:Issuer>https://idp.example.org</saml:Issuer>
<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
<saml:Assertion ID="_a"><ds:Signature><ds:SignedInfo><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>
<ds:Reference URI="#_other"><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/></ds:Reference></ds:SignedInfo></ds:Signature>
<saml:Subject><saml:NameID>ada@example.org</saml:NameID></saml:Subject>
<saml:AttributeStatement><saml:Attribute Name="urn:oid:0.9.2342.19200300.100.1.3" FriendlyName="mail"><saml:AttributeValue>ada@example.org</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>
</saml:Assertion></samlp:Response>`;
const VALUE = Buffer.from(XML).toString('base64');

const root = document.createElement('div');
afterEach(() => render(null, root));

async function show(value: string | undefined) {
  document.body.replaceChildren(root);
  const content = readContent({ kind: 'saml', value: VALUE } as Parameters<typeof readContent>[0]) as SamlContent;
  await settle(() => render(<SamlView content={content} reveal={() => Promise.resolve(value)} />, root));
}

const press = (label: string) =>
  settle(() => {
    const button = [...root.querySelectorAll('button')].find(({ textContent }) => textContent?.includes(label));
    button?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  });

test('values of attributes and the subject stay hidden until a person asks', async () => {
  await show(VALUE);
  expect(root.textContent).toContain('https://idp.example.org');
  expect(root.textContent).toContain('urn:oid:0.9.2342.19200300.100.1.3');
  expect(root.innerHTML).not.toContain('ada@example.org');
  await press('Show values');
  expect(root.querySelector('.saml-attributes tbody')?.textContent).toBe(
    'mailurn:oid:0.9.2342.19200300.100.1.3ada@example.org',
  );
  await press('Hide');
  expect(root.innerHTML).not.toContain('ada@example.org');
});

test('a signature that refers to another element is told', async () => {
  await show(VALUE);
  await press('Show values');
  expect(root.textContent).toContain('rsa-sha256, digest sha256; refers to _other.');
  expect(root.textContent).toContain('It refers to another element than the one it stands in.');
});

test('the XML is laid out, and stands there exactly as it came when asked', async () => {
  await show(VALUE);
  await press('Show values');
  expect(root.querySelector('pre')?.textContent).toContain('\n  <saml:Issuer>');
  await press('Show it as it came');
  expect(root.querySelector('pre')?.textContent).toBe(XML);
});

test('a message that is gone is said to be gone', async () => {
  await show(undefined);
  await press('Show values');
  expect(root.textContent).toContain('No longer in memory');
});
