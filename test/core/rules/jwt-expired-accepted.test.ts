import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-expired-accepted.ts';
import { bearer, NOW_S, SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('needs the expired token to be the only credential', () => {
  expect(
    severities('jwt-expired-accepted', [
      { status: 401 },
      { request: { authorization: bearer({ exp: NOW_S - 3600 }), cookie: `sid=${SESSION_ID}` } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'the same path refused without a token and answered with an expired one',
      'error',
      'The access token jwt#1 had expired 60 minutes before and was answered 200 at api.example.com/me, which refuses requests without a valid credential.',
    ],
  ]);
});

const visits = (late: number, more: object = {}, refusal: number | undefined = 401, extra: object = {}) =>
  severities('jwt-expired-accepted', [
    ...(refusal === undefined ? [] : [{ status: refusal }]),
    {
      at: NOW_S * 1000,
      request: { authorization: bearer({ exp: NOW_S - late, iat: NOW_S - 9000 }), ...extra },
      ...more,
    },
  ]);

it.each([
  [290, []],
  [310, ['error']],
])('draws the line at five minutes (%d s)', (late, expected) => {
  expect(visits(late)).toEqual(expected);
});

it.each([
  ['a refusal with 403', {}, 403, ['error']],
  ['one with 404', {}, 404, []],
  ['one with 402', {}, 402, []],
  ['199', { status: 199 }, 401, []],
  ['299', { status: 299 }, 401, ['error']],
  ['300', { status: 300 }, 401, []],
  ['an answer of the cache', { fromCache: true }, 401, []],
] as const)('counts %s', (_what, more, refusal, expected) => {
  expect(visits(3600, more, refusal)).toEqual(expected);
});

it('is silent on a token without an end, and without a token', () => {
  expect(
    severities('jwt-expired-accepted', [{ status: 401 }, { request: { authorization: bearer({ exp: undefined }) } }]),
  ).toEqual([]);
  expect(severities('jwt-expired-accepted', [{ status: 401 }, {}])).toEqual([]);
});
