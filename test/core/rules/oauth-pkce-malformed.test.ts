import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/oauth-pkce-malformed.ts';
import { severities, tell } from './lint.ts';

it('allows a long plain challenge', () => {
  expect(
    severities('oauth-pkce-malformed', [
      {
        url: `https://id.example.com/authorize?response_type=code&client_id=web&code_challenge=${'a'.repeat(100)}&code_challenge_method=plain`,
      },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'base64 with padding',
      'warning',
      'The code_challenge sent to id.example.com has 44 characters or some that do not belong there.',
    ],
  ]);
});
