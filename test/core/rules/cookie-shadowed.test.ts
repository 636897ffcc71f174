import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent on equal values', () => {
  expect(severities('cookie-shadowed', [{ request: { cookie: `sid=${SESSION_ID}; sid=${SESSION_ID}` } }])).toEqual([]);
});
