import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is an error above 32 KiB', () => {
  expect(severities('request-headers-total', [{ request: { 'x-trace': 'y'.repeat(33_000) } }])).toEqual(['error']);
});
