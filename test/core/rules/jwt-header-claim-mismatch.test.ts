import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-header-claim-mismatch.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('takes equal copies', () => {
  expect(
    severities('jwt-header-claim-mismatch', [
      { request: { authorization: bearer({}, { alg: 'ES256', kid: 'k1', sub: 'u-1024' }) } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['two issuers', 'warning', 'The access token jwt#1 has another iss in its header than in its claims.'],
  ]);
});
