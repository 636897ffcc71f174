import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('leaves other schemes alone', () => {
  expect(severities('sigv4-long-lived-key', [{ request: { authorization: bearer() } }])).toEqual([]);
});
