import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-exp-far-future.ts';
import { bearer, DAY, ID_CLAIMS, NOW_S, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('leaves nine years to the rules on lifetime', () => {
  expect(
    severities('jwt-exp-far-future', [{ request: { authorization: bearer({ exp: NOW_S + 9 * 365 * DAY }) } }]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'exp at the end of the year 9999',
      'warning',
      'The ID token jwt#1 expires 9999-12-31 23:59:59 UTC, 7979 years from now.',
    ],
  ]);
});

const YEARS = 10 * 365 * DAY;
const idToken = (exp: unknown, more: object = {}) =>
  severities('jwt-exp-far-future', [
    {
      url: 'https://id.example.com/token',
      method: 'POST',
      at: NOW_S * 1000,
      response: { 'content-type': 'application/json', 'cache-control': 'no-store' },
      responseBody: {
        mediaType: 'application/json',
        text: JSON.stringify({ id_token: sampleJwt({ ...ID_CLAIMS, exp, ...more }, { alg: 'ES256', kid: 'k1' }) }),
      },
    },
  ]);

it('draws the line at ten years, of tokens that other rules leave', () => {
  expect(idToken(NOW_S + YEARS + 60)).toEqual(['warning']);
  expect(idToken(NOW_S + YEARS - 60)).toEqual([]);
});

it('leaves keys for nobody, times in milliseconds, and what has no end, to other rules', () => {
  expect(idToken(NOW_S + YEARS + 60, { role: 'anon' })).toEqual([]);
  expect(idToken((NOW_S + YEARS + 60) * 1000)).toEqual([]);
  expect(idToken(undefined)).toEqual([]);
});

it('leaves access tokens and sessions to the rules on lifetime', () => {
  const far = bearer({ exp: NOW_S + YEARS + 60 });
  expect(severities('jwt-exp-far-future', [{ request: { authorization: far } }])).toEqual([]);
  const line = `session=${far.slice(7)}; Path=/; Secure; HttpOnly`;
  expect(severities('jwt-exp-far-future', [{ response: { 'set-cookie': line } }])).toEqual([]);
});
