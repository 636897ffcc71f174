import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('finds it whatever the typ', () => {
  expect(
    severities('jwt-embedded-jwk', [{ request: { authorization: bearer({}, { alg: 'ES256', jwk: {} }) } }]),
  ).toEqual(['warning']);
});
