import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent at the limit', () => {
  expect(
    severities('cookie-attr-over-1024', [{ response: { 'set-cookie': `a=b; Path=/${'x'.repeat(1023)}` } }]),
  ).toEqual([]);
});
