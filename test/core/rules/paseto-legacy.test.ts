import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('finds version 1', () => {
  expect(severities('paseto-legacy', [{ request: { authorization: `Bearer v1.public.${'A'.repeat(400)}` } }])).toEqual([
    'info',
  ]);
});
