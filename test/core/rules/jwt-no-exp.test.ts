import { expect, it } from 'vitest';
import { claimsWith, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

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
