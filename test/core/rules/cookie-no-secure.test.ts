import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('leaves session cookies to a rule of their own', () => {
  expect(severities('cookie-no-secure', [{ response: { 'set-cookie': `sid=${SESSION_ID}; HttpOnly` } }])).toEqual([]);
});
