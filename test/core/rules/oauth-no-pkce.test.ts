import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is an info where nonce binds the code', () => {
  expect(
    severities('oauth-no-pkce', [
      {
        url: 'https://id.example.com/authorize?response_type=code&client_id=web&scope=openid&nonce=abcdefghijklmnop&state=abcdefghijklmnopqrstuv',
      },
    ]),
  ).toEqual(['info']);
});
