import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent at the limit', () => {
  expect(
    severities('cookie-over-400-days', [{ response: { 'set-cookie': 'theme=dark; Secure; Max-Age=34560000' } }]),
  ).toEqual([]);
});
