import { expect, it } from 'vitest';
import { NOW, SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent where the cookie was sent, and so is taken away', () => {
  expect(
    severities('cookie-expired-on-arrival', [
      {
        request: { cookie: `sid=${SESSION_ID}` },
        response: { 'set-cookie': `sid=${SESSION_ID}; Expires=${new Date(NOW - 3_600_000).toUTCString()}` },
      },
    ]),
  ).toEqual([]);
});
