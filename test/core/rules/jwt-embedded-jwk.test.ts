import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-embedded-jwk.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds it whatever the typ', () => {
  expect(
    severities('jwt-embedded-jwk', [{ request: { authorization: bearer({}, { alg: 'ES256', jwk: {} }) } }]),
  ).toEqual(['warning']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
