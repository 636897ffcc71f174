import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-id-token-as-access.ts';
import { bearer, NOW_S } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent on a token with a scope', () => {
  expect(
    severities('jwt-id-token-as-access', [{ request: { authorization: bearer({ auth_time: NOW_S - 60 }) } }]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'an ID token as bearer token',
      'warning',
      'jwt#1 is sent as a bearer token and looks like an ID token: it has nonce and no scope.',
    ],
  ]);
});

const idToken = (claims: object, header: object = { alg: 'ES256', typ: 'JWT', kid: 'k1' }) =>
  bearer({ scope: undefined, client_id: undefined, ...claims }, header);
const sent = (authorization: string, url = 'https://api.example.com/me') =>
  severities('jwt-id-token-as-access', [{ url, request: { authorization } }]);

it.each(['nonce', 'at_hash', 'c_hash', 'auth_time'])('knows an ID token by %s', (name) => {
  expect(sent(idToken({ [name]: name === 'auth_time' ? NOW_S : 'x' }))).toEqual(['warning']);
});

it.each(['scope', 'scp', 'client_id'])('is silent on a token with %s', (name) => {
  expect(sent(idToken({ nonce: 'n', [name]: 'x' }))).toEqual([]);
});

it('is silent on an access token by its type, at the userinfo endpoint, in another place, and without a mark', () => {
  const marked = idToken({ nonce: 'n' });
  expect(sent(idToken({ nonce: 'n' }, { alg: 'ES256', typ: 'at+jwt', kid: 'k1' }))).toEqual([]);
  expect(sent(marked, 'https://id.example.com/oauth/userinfo')).toEqual([]);
  expect(sent(marked, 'https://id.example.com/userinfo/x')).toEqual(['warning']);
  expect(sent(idToken({}))).toEqual([]);
  expect(severities('jwt-id-token-as-access', [{ request: { 'x-token': marked.slice(7) } }])).toEqual([]);
  expect(sent('Bearer 7fK2mQx9vR4tZs8wLp3yNc6bHd1jGa5e')).toEqual([]);
});

it('is silent on platforms whose APIs take their ID tokens', () => {
  for (const iss of [
    'https://accounts.google.com',
    'https://securetoken.google.com/p',
    'https://cognito-idp.eu.amazonaws.com/x',
  ])
    expect(sent(idToken({ nonce: 'n', iss }))).toEqual([]);
});
