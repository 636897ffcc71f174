import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('takes an empty value for unknown', () => {
  expect(
    severities('cookie-samesite-invalid', [{ response: { 'set-cookie': 'theme=dark; Secure; SameSite=' } }]),
  ).toEqual(['warning']);
});
