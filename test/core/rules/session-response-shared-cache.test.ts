import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/session-response-shared-cache.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds a response out of a cache', () => {
  expect(
    severities('session-response-shared-cache', [
      { response: { age: '30', 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly` } },
    ]),
  ).toEqual(['error']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
