import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-expired-on-arrival.ts';
import { NOW, SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

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

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['an hour in the past', 'warning', 'The cookie "sid" comes with a value and ended 60 minutes before.'],
  ]);
});
