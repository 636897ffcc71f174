import { expect, it } from 'vitest';
import { bearer, claimsWith, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

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
