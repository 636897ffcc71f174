import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('counts letters as equal', () => {
  expect(
    severities('cookie-duplicate-attribute', [{ response: { 'set-cookie': 'theme=dark; secure; Secure' } }]),
  ).toEqual(['info']);
});
