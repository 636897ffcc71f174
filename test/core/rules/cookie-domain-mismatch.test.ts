import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('finds a sibling', () => {
  expect(
    severities('cookie-domain-mismatch', [{ response: { 'set-cookie': 'a=1; Domain=api.example.com; Secure' } }]),
  ).toEqual(['error']);
});
