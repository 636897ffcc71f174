import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('asks nothing of other tokens', () => {
  expect(
    severities('jwt-rfc9068-incomplete', [
      { request: { authorization: bearer({ jti: undefined }, { alg: 'ES256', typ: 'JWT' }) } },
    ]),
  ).toEqual([]);
});
