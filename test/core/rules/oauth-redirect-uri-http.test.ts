import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/oauth-redirect-uri-http.ts';
import { severities, tellFalsely } from './lint.ts';

it('is a warning on a private host', () => {
  expect(
    severities('oauth-redirect-uri-http', [
      {
        url: 'https://id.example.com/authorize?response_type=code&client_id=web&redirect_uri=http%3A%2F%2Fapp.test%2Fcb&state=a',
      },
    ]),
  ).toEqual(['warning']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
