import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent on one alone', () => {
  expect(
    severities('cookie-expiry-conflict', [{ response: { 'set-cookie': 'theme=dark; Secure; Max-Age=60' } }]),
  ).toEqual([]);
});
