import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('finds a raw token', () => {
  expect(severities('bearer-malformed', [{ status: 401, request: { authorization: bearer().slice(7) } }])).toEqual([
    'error',
  ]);
});
