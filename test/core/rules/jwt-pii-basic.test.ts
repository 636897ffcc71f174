import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('names all such claims in one finding', () => {
  expect(
    severities('jwt-pii-basic', [{ request: { authorization: bearer({ email: 'a@example.com', gender: 'x' }) } }]),
  ).toEqual(['info']);
});
