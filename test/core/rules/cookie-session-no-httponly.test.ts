import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-session-no-httponly.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('fires on localhost too', () => {
  expect(
    severities('cookie-session-no-httponly', [
      {
        url: 'http://localhost:3000/',
        pageUrl: 'http://localhost:3000/',
        response: { 'set-cookie': `sid=${SESSION_ID}; Path=/` },
      },
    ]),
  ).toEqual(['error']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
