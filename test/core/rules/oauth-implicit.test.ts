import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is an info for an ID token alone', () => {
  expect(
    severities('oauth-implicit', [
      { url: 'https://id.example.com/authorize?response_type=id_token&client_id=web&nonce=abcdefghijklmnop' },
    ]),
  ).toEqual(['info']);
});
