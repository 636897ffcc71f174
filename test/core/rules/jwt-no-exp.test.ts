import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-no-exp.ts';
import { claimsWith, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent on refresh tokens, which have a rule of their own', () => {
  expect(
    severities('jwt-no-exp', [
      {
        url: 'https://id.example.com/token',
        method: 'POST',
        requestBody: {
          mediaType: 'application/x-www-form-urlencoded',
          fields: [{ name: 'refresh_token', value: sampleJwt(claimsWith({ exp: undefined }), { alg: 'ES256' }) }],
        },
      },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'an access token without exp',
      'warning',
      'The access token jwt#1 has no exp claim: nothing in it says when it expires.',
    ],
  ]);
});
