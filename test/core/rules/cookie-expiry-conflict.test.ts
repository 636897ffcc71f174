import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-expiry-conflict.ts';
import { severities, tell } from './lint.ts';

it('is silent on one alone', () => {
  expect(
    severities('cookie-expiry-conflict', [{ response: { 'set-cookie': 'theme=dark; Secure; Max-Age=60' } }]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['an hour and a week', 'info', 'The cookie "theme" has Max-Age=3600 and an Expires that is 7 days later.'],
  ]);
});
