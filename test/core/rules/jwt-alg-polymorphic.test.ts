import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-alg-polymorphic.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('leaves the full name alone', () => {
  expect(
    severities('jwt-alg-polymorphic', [{ request: { authorization: bearer({}, { alg: 'Ed25519', kid: 'k1' }) } }]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([['EdDSA', 'info', 'The access token jwt#1 has alg EdDSA.']]);
});
