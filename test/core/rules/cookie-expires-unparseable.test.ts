import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-expires-unparseable.ts';
import { severities, tell } from './lint.ts';

it('is silent where Max-Age counts anyway', () => {
  expect(
    severities('cookie-expires-unparseable', [
      { response: { 'set-cookie': 'theme=dark; Secure; Max-Age=60; Expires=soon' } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['a date in another form', 'warning', 'The cookie "theme" has an Expires that browsers cannot read.'],
  ]);
});
