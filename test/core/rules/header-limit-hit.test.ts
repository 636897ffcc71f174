import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/header-limit-hit.ts';
import { severities, tellFalsely } from './lint.ts';

it('blames a 400 on nine kilobytes', () => {
  expect(severities('header-limit-hit', [{ status: 400, request: { cookie: `a=${'x'.repeat(9000)}` } }])).toEqual([
    'error',
  ]);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
