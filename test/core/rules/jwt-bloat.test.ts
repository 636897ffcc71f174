import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('finds one long claim', () => {
  expect(severities('jwt-bloat', [{ request: { authorization: bearer({ photo: 'x'.repeat(1100) }) } }])).toEqual([
    'info',
  ]);
});
