import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-shadowed.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent on equal values', () => {
  expect(severities('cookie-shadowed', [{ request: { cookie: `sid=${SESSION_ID}; sid=${SESSION_ID}` } }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['two session cookies', 'warning', 'The session cookie "sid" comes twice in one request, with two values.'],
  ]);
});
