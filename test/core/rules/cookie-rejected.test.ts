import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('says nothing where the line gives no reason', () => {
  expect(
    severities('cookie-rejected', [
      { response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` }, stored: [] },
    ]),
  ).toEqual([]);
});
