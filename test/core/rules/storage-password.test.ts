import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('takes a yes or no for a setting', () => {
  expect(severities('storage-password', [{ storage: { 'local-storage': { password: 'yes' } } }])).toEqual([]);
});
