import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-no-secure.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('leaves session cookies to a rule of their own', () => {
  expect(severities('cookie-no-secure', [{ response: { 'set-cookie': `sid=${SESSION_ID}; HttpOnly` } }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['a preference without Secure', 'info', 'The cookie "theme" is set by app.example.com over https without Secure.'],
  ]);
});
