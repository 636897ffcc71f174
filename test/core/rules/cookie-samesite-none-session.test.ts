import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent on preferences', () => {
  expect(
    severities('cookie-samesite-none-session', [{ response: { 'set-cookie': 'theme=dark; Secure; SameSite=None' } }]),
  ).toEqual([]);
});
