import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent on a short sid', () => {
  expect(severities('session-id-in-url', [{ url: 'https://app.example.com/?sid=12' }])).toEqual([]);
});
