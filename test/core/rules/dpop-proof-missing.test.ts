import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('asks for no proof with Bearer', () => {
  expect(severities('dpop-proof-missing', [{ request: { authorization: bearer() } }])).toEqual([]);
});
