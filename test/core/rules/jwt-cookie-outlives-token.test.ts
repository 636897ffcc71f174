import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-cookie-outlives-token.ts';
import { sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent on a cookie that ends with the browser', () => {
  expect(
    severities('jwt-cookie-outlives-token', [{ response: { 'set-cookie': `token=${sampleJwt()}; Secure; HttpOnly` } }]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'a cookie for ten days, a token for an hour',
      'info',
      'The access token cookie "token" is kept 10 days longer than the token in it is good for.',
    ],
  ]);
});
