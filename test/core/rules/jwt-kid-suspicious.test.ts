import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-kid-suspicious.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds a query', () => {
  expect(
    severities('jwt-kid-suspicious', [
      { request: { authorization: bearer({}, { alg: 'HS256', kid: "x' union select 'k" }) } },
    ]),
  ).toEqual(['warning']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
