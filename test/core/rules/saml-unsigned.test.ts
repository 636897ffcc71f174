import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/saml-unsigned.ts';
import { severities, tell } from './lint.ts';

it('is silent on a response with an error and no assertion', () => {
  expect(
    severities('saml-unsigned', [
      {
        url: 'https://app.example.com/acs',
        method: 'POST',
        requestBody: {
          mediaType: 'application/x-www-form-urlencoded',
          fields: [
            {
              name: 'SAMLResponse',
              value: btoa(
                '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="a"></samlp:Response>',
              ),
            },
          ],
        },
      },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['an unsigned response', 'error', 'A SAML response for app.example.com is not signed, and no assertion in it is.'],
  ]);
});
