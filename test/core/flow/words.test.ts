import { expect, test } from 'vitest';
import { isLoginCall, isLogoutCall } from '../../../src/core/flow/words.ts';

test.each([
  'auth.login',
  'user.login',
  'loginWithPassword',
  'signIn',
  'session/authenticate',
  'tokenAuth',
  'createSession',
  'customerAccessTokenCreate',
  'generateCustomerToken',
  'obtainJSONWebToken',
])('%s signs in', (call) => {
  expect(isLoginCall(call)).toBe(true);
});

test.each([
  'auth.check_session',
  'getLoginOptions',
  'isLoggedIn',
  'createAnonymousSession',
  'system.listMethods',
  'addToCart',
  'createCheckoutSession',
  'createUploadToken',
  'generateApiToken',
  'blog.entries',
  'logout',
])('%s does not sign in', (call) => {
  expect(isLoginCall(call)).toBe(false);
});

test('procedures that sign out are known, and no others', () => {
  expect(['auth.delete_session', 'logout', 'signOut', 'user.logout'].filter((call) => !isLogoutCall(call))).toEqual([]);
  expect(
    ['login', 'deleteOrder', 'endpoint.list', 'revokeToken', 'closeSession', 'blog.out'].filter(isLogoutCall),
  ).toEqual([]);
});
