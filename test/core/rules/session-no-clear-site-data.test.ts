import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/session-no-clear-site-data.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('says nothing of other requests', () => {
  expect(
    severities('session-no-clear-site-data', [{ method: 'POST', request: { cookie: `sid=${SESSION_ID}` } }]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['a logout without it', 'info', 'The logout at app.example.com sends no Clear-Site-Data.'],
  ]);
});
