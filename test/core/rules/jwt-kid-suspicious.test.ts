import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('finds a query', () => {
  expect(
    severities('jwt-kid-suspicious', [
      { request: { authorization: bearer({}, { alg: 'HS256', kid: "x' union select 'k" }) } },
    ]),
  ).toEqual(['warning']);
});
