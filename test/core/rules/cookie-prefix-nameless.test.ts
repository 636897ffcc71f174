import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-prefix-nameless.ts';
import { severities, tell } from './lint.ts';

it('leaves other values alone', () => {
  expect(severities('cookie-prefix-nameless', [{ response: { 'set-cookie': '=abc; Path=/; Secure' } }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['no name', 'error', 'A cookie without a name has a value that begins like a prefixed name.'],
  ]);
});
