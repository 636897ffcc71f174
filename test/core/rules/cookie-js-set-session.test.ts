import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-js-set-session.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent at the first look, when the cookie may be old', () => {
  expect(severities('cookie-js-set-session', [{ stored: [{ name: 'session', value: SESSION_ID }] }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'a value that no response brought',
      'info',
      'The session cookie "session" got a new value, and no response that was seen brought it.',
    ],
  ]);
});
