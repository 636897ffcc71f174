import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-bad-name-or-chars.ts';
import { severities, tell } from './lint.ts';

it('allows quotes around a value', () => {
  expect(severities('cookie-bad-name-or-chars', [{ response: { 'set-cookie': 'a="b"; Path=/' } }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([['JSON as it is', 'info', 'The cookie "prefs" has characters that are not allowed.']]);
});
