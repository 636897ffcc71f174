import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('wants three samples', () => {
  expect(
    severities('session-id-predictable', [
      { response: { 'set-cookie': 'sessionid=8f3c1be94d7a4e60a5d2c7f100000101' } },
      { response: { 'set-cookie': 'sessionid=8f3c1be94d7a4e60a5d2c7f100000102' } },
    ]),
  ).toEqual([]);
});
