import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('says nothing of other requests', () => {
  expect(
    severities('session-no-clear-site-data', [{ method: 'POST', request: { cookie: `sid=${SESSION_ID}` } }]),
  ).toEqual([]);
});
