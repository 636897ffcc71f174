import { expect, it } from 'vitest';
import { severities } from './lint.ts';

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
