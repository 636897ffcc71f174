import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-jku-x5u.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('is a warning where the issuer itself is named', () => {
  expect(
    severities('jwt-jku-x5u', [
      { request: { authorization: bearer({}, { alg: 'ES256', jku: 'https://id.example.com/jwks' }) } },
    ]),
  ).toEqual(['warning']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
