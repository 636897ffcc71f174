import { expect, it } from 'vitest';
import { authorize, idToken, tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('finds an auth_time that is absent', () => {
  expect(
    severities('jwt-auth-time-stale', [
      authorize({ max_age: '300' }),
      tokenAnswer({ grant_type: 'authorization_code' }, { id_token: idToken() }),
    ]),
  ).toEqual(['warning']);
});

it('wants none without max_age', () => {
  expect(
    severities('jwt-auth-time-stale', [
      authorize(),
      tokenAnswer({ grant_type: 'authorization_code' }, { id_token: idToken() }),
    ]),
  ).toEqual([]);
});
