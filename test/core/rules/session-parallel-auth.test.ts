import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/session-parallel-auth.ts';
import { bearer, claimsWith, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('leaves a user in whose name another acts alone', () => {
  expect(
    severities('session-parallel-auth', [
      {
        request: {
          cookie: `token=${sampleJwt(claimsWith({ sub: 'u-7', act: { sub: 'admin' } }))}`,
          authorization: bearer(),
        },
      },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'a cookie of one user and a bearer token of another',
      'warning',
      'A request to app.example.com carries jwt#1 and jwt#2, which are about different users.',
    ],
  ]);
});
