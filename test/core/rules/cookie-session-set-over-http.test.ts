import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is a warning in a private network', () => {
  expect(
    severities('cookie-session-set-over-http', [
      { url: 'http://192.168.1.5/', response: { 'set-cookie': `sid=${SESSION_ID}; HttpOnly` } },
    ]),
  ).toEqual(['warning']);
});
