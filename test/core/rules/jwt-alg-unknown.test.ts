import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('knows the post-quantum algorithms', () => {
  expect(severities('jwt-alg-unknown', [{ request: { authorization: bearer({}, { alg: 'ML-DSA-44' }) } }])).toEqual([]);
});
