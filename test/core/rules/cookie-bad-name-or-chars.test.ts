import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('allows quotes around a value', () => {
  expect(severities('cookie-bad-name-or-chars', [{ response: { 'set-cookie': 'a="b"; Path=/' } }])).toEqual([]);
});
