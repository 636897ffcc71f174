import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

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
