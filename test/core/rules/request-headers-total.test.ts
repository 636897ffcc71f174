import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/request-headers-total.ts';
import { severities, tellFalsely } from './lint.ts';

it('is an error above 32 KiB', () => {
  expect(severities('request-headers-total', [{ request: { 'x-trace': 'y'.repeat(33_000) } }])).toEqual(['error']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
