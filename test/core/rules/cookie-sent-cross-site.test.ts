import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent when the server refuses', () => {
  expect(
    severities('cookie-sent-cross-site', [
      { method: 'POST', status: 403, request: { cookie: `sid=${SESSION_ID}`, 'sec-fetch-site': 'cross-site' } },
    ]),
  ).toEqual([]);
});
