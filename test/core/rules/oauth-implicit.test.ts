import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/oauth-implicit.ts';
import { severities, tellFalsely } from './lint.ts';

it('is an info for an ID token alone', () => {
  expect(
    severities('oauth-implicit', [
      { url: 'https://id.example.com/authorize?response_type=id_token&client_id=web&nonce=abcdefghijklmnop' },
    ]),
  ).toEqual(['info']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
