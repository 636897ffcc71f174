import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent on error without state', () => {
  expect(severities('oauth-error-response', [{ url: 'https://app.example.com/?error=1' }])).toEqual([]);
});
