import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent on file names with dots', () => {
  expect(severities('token-in-path', [{ url: 'https://app.example.com/app.min.js' }])).toEqual([]);
});
