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

it.each([
  ['of the site that asks', 'https://app.example.com/login', 'warning'],
  ['of another site', 'https://shop.example.net/login', 'error'],
])('is worth this much on a page %s', (_page, pageUrl, severity) => {
  expect(
    severities('oauth-ropc', [
      {
        url: 'https://id.example.com/token',
        pageUrl,
        method: 'POST',
        requestBody: {
          mediaType: 'application/x-www-form-urlencoded',
          fields: [{ name: 'grant_type', value: 'password' }, { name: 'username' }, { name: 'password' }],
        },
      },
    ]),
  ).toEqual([severity]);
});
