import { expect, it } from 'vitest';
import { bearer, SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('leaves cookie and token together to the strategy', () => {
  expect(
    severities('auth-multiple-methods', [{ request: { authorization: bearer(), cookie: `sid=${SESSION_ID}` } }]),
  ).toEqual([]);
});
