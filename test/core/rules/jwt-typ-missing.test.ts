import { expect, it } from 'vitest';
import { CODE, idToken, tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { bearer, claimsWith, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { lintFor } from './lint.ts';

const RULE = 'jwt-typ-missing';
const found = (access: string, id: string) =>
  lintFor(RULE, [
    tokenAnswer(
      { grant_type: 'authorization_code', code: CODE },
      { access_token: access, id_token: id, token_type: 'Bearer' },
    ),
  ]).map(({ message }) => message);
const access = (typ: string | undefined, changes: object = {}) =>
  sampleJwt(claimsWith(changes), { alg: 'ES256', typ, kid: 'k1' });

it('names the ID token that nothing sets apart', () => {
  expect(found(access(undefined), idToken())).toEqual([
    'The access token jwt#1 has no typ; at+jwt would set it apart from the ID token jwt#2 of the same issuer.',
  ]);
  expect(found(access('jwt'), idToken())).toHaveLength(1);
});

it.each([
  ['at+jwt', access('at+jwt'), idToken()],
  ['an ID token of another issuer', access('JWT'), idToken({ iss: 'https://other.example.com' })],
  ['an issuer that nobody names', access('JWT', { iss: undefined }), idToken({ iss: undefined })],
])('is silent on %s', (_title, one, id) => {
  expect(found(one, id)).toEqual([]);
});

it('is silent where there is no ID token to take it for', () => {
  expect(lintFor(RULE, [{ request: { authorization: bearer({}, { alg: 'ES256', kid: 'k1' }) } }])).toEqual([]);
});
