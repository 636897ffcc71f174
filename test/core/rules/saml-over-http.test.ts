import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/saml-over-http.ts';
import { severities, tell } from './lint.ts';

it('is silent on localhost', () => {
  expect(
    severities('saml-over-http', [
      {
        url: 'http://localhost:3000/acs',
        method: 'POST',
        requestBody: {
          mediaType: 'a/b',
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
    ['posted over http', 'error', 'A SAML response is posted to app.example.com over plain http.'],
  ]);
});
