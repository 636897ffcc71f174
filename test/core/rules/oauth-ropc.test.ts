import { expect, it } from 'vitest';
import { severities } from './lint.ts';

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
