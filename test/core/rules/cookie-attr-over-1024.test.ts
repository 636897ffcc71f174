import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-attr-over-1024.ts';
import { severities, tell } from './lint.ts';

it('is silent at the limit', () => {
  expect(
    severities('cookie-attr-over-1024', [{ response: { 'set-cookie': `a=b; Path=/${'x'.repeat(1023)}` } }]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['a long Path', 'warning', 'The cookie "a" has 1101 bytes in Path, which browsers pass over.'],
  ]);
});
