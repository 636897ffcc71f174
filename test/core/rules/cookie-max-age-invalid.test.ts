import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('takes an empty value for invalid', () => {
  expect(
    severities('cookie-max-age-invalid', [{ response: { 'set-cookie': 'theme=dark; Secure; Max-Age=' } }]),
  ).toEqual(['warning']);
});
