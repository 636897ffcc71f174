import { expect, it } from 'vitest';
import { sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent on a cookie that ends with the browser', () => {
  expect(
    severities('jwt-cookie-outlives-token', [{ response: { 'set-cookie': `token=${sampleJwt()}; Secure; HttpOnly` } }]),
  ).toEqual([]);
});
