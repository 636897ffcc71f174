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
