import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/csrf-login-no-token.ts';
import { severities, tell } from './lint.ts';

it("is silent on a script's login", () => {
  expect(
    severities('csrf-login-no-token', [
      { method: 'POST', requestBody: { mediaType: 'application/json', fields: [{ name: 'password' }] } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'neither cookie nor token',
      'info',
      'The login form of app.example.com is sent without a cookie and without a token.',
    ],
  ]);
});
