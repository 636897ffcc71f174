import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent on preferences', () => {
  expect(
    severities('cookie-remember-me-long', [{ response: { 'set-cookie': 'theme=dark; Secure; Max-Age=31536000' } }]),
  ).toEqual([]);
});
