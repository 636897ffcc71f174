import { expect, it } from 'vitest';
import { OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

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
