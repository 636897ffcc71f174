import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/oauth-307-after-credentials.ts';
import { severities, tellFalsely } from './lint.ts';

it('is a warning on the same host', () => {
  expect(
    severities('oauth-307-after-credentials', [
      {
        url: 'https://app.example.com/login',
        method: 'POST',
        status: 308,
        response: { location: '/login/' },
        requestBody: { mediaType: 'a/b', fields: [{ name: 'password' }] },
      },
    ]),
  ).toEqual(['warning']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
