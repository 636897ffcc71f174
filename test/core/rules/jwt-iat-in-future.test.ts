import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-iat-in-future.ts';
import { bearer, NOW_S } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('allows five minutes', () => {
  expect(severities('jwt-iat-in-future', [{ request: { authorization: bearer({ iat: NOW_S + 299 }) } }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['iat an hour ahead', 'warning', 'The access token jwt#1 says it was issued 60 minutes from now.'],
  ]);
});
