import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-bloat.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds one long claim', () => {
  expect(severities('jwt-bloat', [{ request: { authorization: bearer({ photo: 'x'.repeat(1100) }) } }])).toEqual([
    'info',
  ]);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
