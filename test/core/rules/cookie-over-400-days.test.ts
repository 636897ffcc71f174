import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-over-400-days.ts';
import { severities, tell } from './lint.ts';

it('is silent at the limit', () => {
  expect(
    severities('cookie-over-400-days', [{ response: { 'set-cookie': 'theme=dark; Secure; Max-Age=34560000' } }]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['ten years', 'info', 'The cookie "theme" asks for 10 years; browsers keep it for 400 days.'],
  ]);
});
