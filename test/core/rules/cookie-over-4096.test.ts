import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-over-4096.ts';
import { severities, tellFalsely } from './lint.ts';

it('allows 4,096 bytes and no more', () => {
  expect(severities('cookie-over-4096', [{ response: { 'set-cookie': `a=${'x'.repeat(4096)}` } }])).toEqual(['error']);
});

it('names a part above the limit', () => {
  expect(severities('cookie-over-4096', [{ response: { 'set-cookie': `a.0=${'x'.repeat(4097)}` } }])).toEqual([
    'error',
  ]);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
