import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/auth-multiple-methods.ts';
import { bearer, SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('leaves cookie and token together to the strategy', () => {
  expect(
    severities('auth-multiple-methods', [{ request: { authorization: bearer(), cookie: `sid=${SESSION_ID}` } }]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'in the header and in the query',
      'warning',
      'A request to api.example.com carries a token in query and authorization.',
    ],
  ]);
});
