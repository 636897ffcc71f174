import { expect, it } from 'vitest';
import { bearer, claimsWith, NOW_S, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

const HEADER = { alg: 'ES256', typ: 'JWT', kid: 'k1' };
const found = (changes: object, header: object = HEADER) =>
  severities('jwt-no-iat', [{ request: { authorization: bearer({ iat: undefined, ...changes }, header) } }]);

it('fires for access tokens and for sessions in a cookie', () => {
  expect(found({})).toEqual(['info']);
  const session = sampleJwt(claimsWith({ iat: undefined, iss: undefined }), HEADER);
  expect(severities('jwt-no-iat', [{ request: { cookie: `session=${session}` } }])).toEqual(['info']);
});

it('is satisfied with nbf', () => {
  expect(found({ nbf: NOW_S - 5 })).toEqual([]);
});

it('is told with the issuer that is missing, and with the type that asks for more', () => {
  expect(found({ iss: undefined })).toEqual([]);
  expect(found({}, { alg: 'ES256', typ: 'at+jwt', kid: 'k1' })).toEqual([]);
});
