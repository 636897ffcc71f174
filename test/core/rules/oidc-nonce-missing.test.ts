import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/oidc-nonce-missing.ts';
import { severities, tell } from './lint.ts';

it('asks for none with a code alone', () => {
  expect(
    severities('oidc-nonce-missing', [
      { url: 'https://id.example.com/authorize?response_type=code&client_id=web&scope=openid' },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'id_token without nonce',
      'error',
      'The authorization request to id.example.com asks for an ID token without a nonce.',
    ],
  ]);
});
