import { beforeEach, expect, test } from 'vitest';
import { isSecretParameter } from '../../../src/core/capture/secret-parameters.ts';

// What was found out of a name is remembered, of some two thousand names.
beforeEach(() => {
  for (let n = 0; n < 2000; n++) isSecretParameter(`n${n}`);
});

test.each([
  'accessToken',
  'api_key',
  'auth',
  'auth-code',
  'credential',
  'code',
  'id_token_hint',
  'jwt',
  'key',
  'login ticket',
  'nonce',
  'oauth_verifier',
  'pgtId',
  'pgtIou',
  'SAMLart',
  'SAMLRequest',
  'SAMLResponse',
  'session',
  'session_id',
  'sessid',
  'session_state',
  'session-token',
  'sid',
  'sig',
  'Signature',
  'state',
  'ticket',
  'token',
  'user_code',
  'wresult',
  'X-Amz-Credential',
  'X-Amz-Security-Token',
  'X-Amz-Signature',
  'csrf',
  'xsrf',
  'PHPSESSID',
  'JSESSIONID',
  'authorization',
  'bearer',
  'cookie',
  'Cookies',
  'passToken',
  'access_key',
  'authkey',
  'authenticity',
  'remember_me',
  'cookie-value',
  'Set-Cookie',
  // Whatever stands before it.
  'my_refresh_token',
  'serviceTicket',
  'userjwt',
  'googleApiKey',
  'request-signature',
  'oldSessionId',
  'aspsessid',
  'credentials',
  'awsCredential',
  // Never kept at all.
  'password',
  'client_secret',
  'otp',
  // The last piece of a path counts.
  'user[token]',
  'data.attributes.sid',
  'ns:token',
  'tokens[0].token',
  'token[]',
  // Only the end of a long name is looked at.
  `${'x'.repeat(500)}_token`,
  `${'x'.repeat(121)}_token`,
  `${'x'.repeat(122)}_token`,
])('the value of %s is not shown', (name) => {
  // What is remembered of a name is the same as what is found out of it.
  expect([isSecretParameter(name), isSecretParameter(name)]).toEqual([true, true]);
});

test.each([
  'page',
  'q',
  'id',
  'lang',
  'tokens_used',
  'ticketing',
  'token.page',
  'user[name]',
  'state.count',
  'keyboard',
  'codec',
  'signatures',
  'sidebar',
  'token]x',
])('the value of %s is shown', (name) => {
  expect([isSecretParameter(name), isSecretParameter(name)]).toEqual([false, false]);
});

test('however many names there are, each is told right', () => {
  const names = Array.from({ length: 2500 }, (_, n) => `${n}${n % 2 ? 'token' : 'page'}`);
  expect(names.filter(isSecretParameter)).toHaveLength(1250);
  expect(names.filter(isSecretParameter)).toHaveLength(1250);
});

test('what has no name is shown, whatever was asked before', () => {
  expect([isSecretParameter('token'), isSecretParameter('')]).toEqual([true, false]);
});
