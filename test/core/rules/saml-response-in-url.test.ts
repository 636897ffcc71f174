import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('leaves a logout response alone', () => {
  expect(
    severities('saml-response-in-url', [
      {
        url: `https://app.example.com/slo?SAMLResponse=${encodeURIComponent(btoa('<samlp:LogoutResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="a"></samlp:LogoutResponse>'))}`,
      },
    ]),
  ).toEqual([]);
});
