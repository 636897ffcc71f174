import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent on a short value', () => {
  expect(severities('csrf-token-in-url', [{ url: 'https://app.example.com/?csrf=1' }])).toEqual([]);
});
