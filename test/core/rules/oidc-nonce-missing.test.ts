import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('asks for none with a code alone', () => {
  expect(
    severities('oidc-nonce-missing', [
      { url: 'https://id.example.com/authorize?response_type=code&client_id=web&scope=openid' },
    ]),
  ).toEqual([]);
});
