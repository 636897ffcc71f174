import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/oauth-pkce-plain.ts';
import { severities, tell } from './lint.ts';

it('is silent without PKCE', () => {
  expect(
    severities('oauth-pkce-plain', [{ url: 'https://id.example.com/authorize?response_type=code&client_id=web' }]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'no method',
      'warning',
      'The authorization request to id.example.com uses PKCE with no method, which means plain.',
    ],
  ]);
});
