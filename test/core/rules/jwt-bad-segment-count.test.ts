import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-bad-segment-count.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('counts four parts as wrong', () => {
  expect(severities('jwt-bad-segment-count', [{ request: { authorization: `${bearer()}.AAAA` } }])).toEqual([
    'warning',
  ]);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
