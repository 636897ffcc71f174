import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent without PKCE', () => {
  expect(
    severities('oauth-pkce-plain', [{ url: 'https://id.example.com/authorize?response_type=code&client_id=web' }]),
  ).toEqual([]);
});
