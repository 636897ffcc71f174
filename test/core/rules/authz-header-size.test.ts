import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/authz-header-size.ts';
import { OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('goes by steps: five kilobytes', () => {
  expect(severities('authz-header-size', [{ request: { authorization: `Bearer ${OPAQUE.repeat(160)}` } }])).toEqual([
    'info',
  ]);
});

it('seven kilobytes', () => {
  expect(severities('authz-header-size', [{ request: { authorization: `Bearer ${OPAQUE.repeat(220)}` } }])).toEqual([
    'warning',
  ]);
});

it('nine kilobytes', () => {
  expect(severities('authz-header-size', [{ request: { authorization: `Bearer ${OPAQUE.repeat(280)}` } }])).toEqual([
    'error',
  ]);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
