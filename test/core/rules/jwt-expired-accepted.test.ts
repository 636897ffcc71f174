import { expect, it } from 'vitest';
import { bearer, NOW_S, SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('needs the expired token to be the only credential', () => {
  expect(
    severities('jwt-expired-accepted', [
      { status: 401 },
      { request: { authorization: bearer({ exp: NOW_S - 3600 }), cookie: `sid=${SESSION_ID}` } },
    ]),
  ).toEqual([]);
});
