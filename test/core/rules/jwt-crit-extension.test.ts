import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-crit-extension.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('leaves a broken list to jwt-crit-invalid', () => {
  expect(
    severities('jwt-crit-extension', [
      { request: { authorization: bearer({}, { alg: 'ES256', kid: 'k1', crit: [] }) } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([['an extension', 'info', 'The access token jwt#1 wants verifiers to know exp-policy.']]);
});
