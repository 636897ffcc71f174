import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('leaves other values alone', () => {
  expect(severities('cookie-prefix-nameless', [{ response: { 'set-cookie': '=abc; Path=/; Secure' } }])).toEqual([]);
});
