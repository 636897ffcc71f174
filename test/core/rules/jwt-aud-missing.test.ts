import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

const HEADER = { alg: 'ES256', typ: 'JWT', kid: 'k1' };
const found = (changes: object, header: object = HEADER) =>
  severities('jwt-aud-missing', [{ request: { authorization: bearer({ aud: undefined, ...changes }, header) } }]);

it('is a warning where the issuer serves several', () => {
  expect(found({ client_id: undefined, iss: 'https://tenant.login.io' })).toEqual(['warning']);
});

it('is worth an info where the token names its client, or goes to the site of its issuer', () => {
  expect(found({ client_id: undefined })).toEqual(['info']);
  expect(found({ client_id: undefined, iss: 'https://tenant.login.io', azp: 'web' })).toEqual(['info']);
  expect(found({ client_id: 'web', iss: 'https://tenant.login.io' })).toEqual(['info']);
});

it('is told with the issuer that is missing, and with the type that asks for more', () => {
  expect(found({ iss: undefined })).toEqual([]);
  expect(found({}, { alg: 'ES256', typ: 'at+jwt', kid: 'k1' })).toEqual([]);
});
