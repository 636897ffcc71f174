import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('counts four parts as wrong', () => {
  expect(severities('jwt-bad-segment-count', [{ request: { authorization: `${bearer()}.AAAA` } }])).toEqual([
    'warning',
  ]);
});
