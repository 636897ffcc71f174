import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-sent-cross-site.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent when the server refuses', () => {
  expect(
    severities('cookie-sent-cross-site', [
      { method: 'POST', status: 403, request: { cookie: `sid=${SESSION_ID}`, 'sec-fetch-site': 'cross-site' } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'a cross-site POST with the session cookie',
      'warning',
      'A POST made by another site carried the session cookie "sid" and was answered 200.',
    ],
  ]);
});
