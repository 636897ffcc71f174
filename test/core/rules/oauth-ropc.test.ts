import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/oauth-ropc.ts';
import { severities, tell } from './lint.ts';

it('is silent on a form that only has a password', () => {
  expect(
    severities('oauth-ropc', [
      {
        method: 'POST',
        requestBody: {
          mediaType: 'application/x-www-form-urlencoded',
          fields: [{ name: 'username' }, { name: 'password' }],
        },
      },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['grant_type=password', 'error', 'A token request to id.example.com has grant_type=password.'],
  ]);
});
