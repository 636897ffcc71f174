import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('wants both claims', () => {
  expect(severities('jwt-sample-token', [{ request: { authorization: bearer({ sub: '1234567890' }) } }])).toEqual([]);
});
