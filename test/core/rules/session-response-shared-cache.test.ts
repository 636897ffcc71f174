import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('finds a response out of a cache', () => {
  expect(
    severities('session-response-shared-cache', [
      { response: { age: '30', 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly` } },
    ]),
  ).toEqual(['error']);
});
