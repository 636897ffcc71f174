import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('leaves a whole header alone', () => {
  expect(severities('jwt-header-not-json', [{ request: { authorization: bearer({ exp: undefined }) } }])).toEqual([]);
});
