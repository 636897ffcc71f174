import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/oauth-client-secret-in-browser.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds HTTP Basic', () => {
  expect(
    severities('oauth-client-secret-in-browser', [
      {
        url: 'https://id.example.com/token',
        method: 'POST',
        request: { authorization: 'Basic YTpi' },
        requestBody: {
          mediaType: 'application/x-www-form-urlencoded',
          fields: [{ name: 'grant_type', value: 'refresh_token' }],
        },
      },
    ]),
  ).toEqual(['error']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
