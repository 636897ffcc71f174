import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/paseto-legacy.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds version 1', () => {
  expect(severities('paseto-legacy', [{ request: { authorization: `Bearer v1.public.${'A'.repeat(400)}` } }])).toEqual([
    'info',
  ]);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
