import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-samesite-none-session.ts';
import { severities, tell } from './lint.ts';

it('is silent on preferences', () => {
  expect(
    severities('cookie-samesite-none-session', [{ response: { 'set-cookie': 'theme=dark; Secure; SameSite=None' } }]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'SameSite=None on a session cookie',
      'warning',
      'The session cookie "sid" has SameSite=None: requests that other sites make carry it.',
    ],
  ]);
});
