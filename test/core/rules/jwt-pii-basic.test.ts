import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-pii-basic.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('names all such claims in one finding', () => {
  expect(
    severities('jwt-pii-basic', [{ request: { authorization: bearer({ email: 'a@example.com', gender: 'x' }) } }]),
  ).toEqual(['info']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
