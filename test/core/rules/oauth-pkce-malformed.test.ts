import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('allows a long plain challenge', () => {
  expect(
    severities('oauth-pkce-malformed', [
      {
        url: `https://id.example.com/authorize?response_type=code&client_id=web&code_challenge=${'a'.repeat(100)}&code_challenge_method=plain`,
      },
    ]),
  ).toEqual([]);
});
