import { expect, it } from 'vitest';
import { SAML_UNTIL, samlPost, samlXml } from '../../../src/core/rules/support/example-flows.ts';
import { NOW } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is a warning for a day', () => {
  expect(
    severities('saml-no-expiry', [samlPost(samlXml([SAML_UNTIL, new Date(NOW + 86_400_000).toISOString()]))]),
  ).toEqual(['warning']);
});

it('is silent on an encrypted assertion', () => {
  expect(
    severities('saml-no-expiry', [
      samlPost(
        '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"><saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"></saml:EncryptedAssertion></samlp:Response>',
      ),
    ]),
  ).toEqual([]);
});
