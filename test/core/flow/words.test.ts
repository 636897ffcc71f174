import { expect, test } from 'vitest';
import { isLoginCall, isLogoutCall, isLogoutUrl } from '../../../src/core/flow/words.ts';

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

const at = (rest: string) => new URL(`https://app.example.com/${rest}`);

test.each([
  '?_task=logout&_token=x',
  '?action=logout',
  '?do=logout',
  'index.php?module=Users&action=Logout',
  '?logout=1',
  '?logout',
  'index.php?r=site/logout',
  '?route=account%2Flogout',
  'index.php?title=Special:UserLogout&returnto=Main',
  '?op=user_logout',
  'a/sign_out',
])('%s signs out', (rest) => {
  expect(isLogoutUrl(at(rest))).toBe(true);
});

test.each([
  '?next=logout',
  '?redirect_to=/logout',
  '?returnUrl=site/logout',
  '?q=how+to+logout',
  '?page=logouts',
  'blog',
])('%s does not sign out', (rest) => {
  expect(isLogoutUrl(at(rest))).toBe(false);
});
