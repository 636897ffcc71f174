import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-remember-me-long.ts';
import { severities, tell } from './lint.ts';

it('is silent on preferences', () => {
  expect(
    severities('cookie-remember-me-long', [{ response: { 'set-cookie': 'theme=dark; Secure; Max-Age=31536000' } }]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([['a year', 'info', 'The remember-me cookie "remember_me" is kept for 365 days.']]);
});
