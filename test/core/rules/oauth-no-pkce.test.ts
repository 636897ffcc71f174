import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/oauth-no-pkce.ts';
import { severities, tellFalsely } from './lint.ts';

it('is an info where nonce binds the code', () => {
  expect(
    severities('oauth-no-pkce', [
      {
        url: 'https://id.example.com/authorize?response_type=code&client_id=web&scope=openid&nonce=abcdefghijklmnop&state=abcdefghijklmnopqrstuv',
      },
    ]),
  ).toEqual(['info']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
