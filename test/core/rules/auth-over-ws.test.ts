import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent on localhost', () => {
  expect(
    severities('auth-over-ws', [
      { url: 'ws://localhost:3000/live', type: 'websocket', status: 101, request: { cookie: `sid=${SESSION_ID}` } },
    ]),
  ).toEqual([]);
});
