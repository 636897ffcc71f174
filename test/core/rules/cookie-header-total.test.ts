import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-header-total.ts';
import { severities, tellFalsely } from './lint.ts';

it('adds up the fields that HTTP/2 splits', () => {
  expect(severities('cookie-header-total', [{ request: { cookie: `a=${'x'.repeat(9000)}` } }])).toEqual(['warning']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
