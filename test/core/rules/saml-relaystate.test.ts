import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/saml-relaystate.ts';
import { severities, tellFalsely } from './lint.ts';

it('a long key is worth an info', () => {
  expect(
    severities('saml-relaystate', [
      {
        url: 'https://app.example.com/acs',
        method: 'POST',
        requestBody: {
          mediaType: 'a/b',
          fields: [
            { name: 'SAMLResponse', value: 'x' },
            { name: 'RelayState', value: 'k'.repeat(81) },
          ],
        },
      },
    ]),
  ).toEqual(['info']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
