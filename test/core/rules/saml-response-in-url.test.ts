import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/saml-response-in-url.ts';
import { severities, tell } from './lint.ts';

it('leaves a logout response alone', () => {
  expect(
    severities('saml-response-in-url', [
      {
        url: `https://app.example.com/slo?SAMLResponse=${encodeURIComponent(btoa('<samlp:LogoutResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="a"></samlp:LogoutResponse>'))}`,
      },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['a response in the query', 'error', 'app.example.com takes a SAML response with an assertion in the URL.'],
  ]);
});
