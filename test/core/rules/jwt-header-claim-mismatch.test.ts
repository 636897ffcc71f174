import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('takes equal copies', () => {
  expect(
    severities('jwt-header-claim-mismatch', [
      { request: { authorization: bearer({}, { alg: 'ES256', kid: 'k1', sub: 'u-1024' }) } },
    ]),
  ).toEqual([]);
});
