import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-session-set-over-http.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('is a warning in a private network', () => {
  expect(
    severities('cookie-session-set-over-http', [
      { url: 'http://192.168.1.5/', response: { 'set-cookie': `sid=${SESSION_ID}; HttpOnly` } },
    ]),
  ).toEqual(['warning']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
