import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('leaves a broken list to jwt-crit-invalid', () => {
  expect(
    severities('jwt-crit-extension', [
      { request: { authorization: bearer({}, { alg: 'ES256', kid: 'k1', crit: [] }) } },
    ]),
  ).toEqual([]);
});
