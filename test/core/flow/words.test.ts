import { expect, test } from 'vitest';
import {
  isLoginCall,
  isLoginUrl,
  isLogoutCall,
  isLogoutUrl,
  isRefreshUrl,
  isSessionResource,
  isSignInUrl,
  segmentsOf,
} from '../../../src/core/flow/words.ts';

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

const url = (path: string) => new URL(`https://app.example.com${path}`);

test.each([
  ['/login', true],
  ['/api/v1/LogIn.php', true],
  ['/log-in', true],
  ['/log_in', true],
  ['/logon', true],
  ['/sign-in', true],
  ['/signon', true],
  ['/auth;x=1', true],
  ['/authenticate', true],
  ['/oauth2/x', true],
  ['/oauth', true],
  ['/saml2', true],
  ['/saml', true],
  ['/sessions', true],
  ['/token', true],
  ['/iniciar-sesion', true],
  ['/iniciarsesion', true],
  ['/logga-in', true],
  ['/loggin', false],
  ['/logginn', true],
  ['/do_login', true],
  ['/wp-login.php', true],
  ['/?action=login', true],
  ['/?login', true],
  ['/?a=1&do=sign-in&b', true],
  ['/?p=logon&x', true],
  ['/?p=login1', false],
  ['/?xlogin', false],
  ['/?a-b=login', false],
  ['/loginx', false],
  ['/xlogin', false],
  ['/login.abcdef', false],
  ['/login.1', false],
  ['/account/orders', false],
  [`/${'x/'.repeat(20)}login`, false],
  [`/${'x'.repeat(1100)}/login`, false],
  [`/?x=${'y'.repeat(600)}&login`, false],
])('one may sign in at %s: %j', (path, is) => {
  expect(isLoginUrl(url(path))).toBe(is);
});

test.each([
  ['/login', true],
  ['/wp-login.php', true],
  ['/userlogin', true],
  ['/do_login', true],
  ['/sign_on', true],
  ['/authenticate', true],
  ['/anmelden', true],
  ['/auth', false],
  ['/session', false],
  ['/xlogin', false],
  ['/loginx', false],
  ['/login.abcdef', false],
])('one only signs in at %s: %j', (path, is) => {
  expect(isSignInUrl(url(path))).toBe(is);
});

test.each([
  ['/logout', true],
  ['/Sign-Out', true],
  ['/users/sign_out', true],
  ['/logoff.aspx', true],
  ['/do_logout', true],
  ['/dologout', true],
  ['/user_logout', true],
  ['/authlogout', true],
  ['/j_spring_security_logout', true],
  ['/end-session', true],
  ['/end_session', true],
  ['/endsession', true],
  ['/cerrar-sesion', true],
  ['/singlelogout', true],
  ['/SingleLogoutService', true],
  ['/loggut', true],
  ['/logggut', false],
  ['/logga-ut', true],
  ['/revoke', true],
  ['/?action=logout', true],
  ['/?logout', true],
  ['/?a=1&p=signout&b=2', true],
  ['/?p=logoff=1', true],
  ['/?p=logouts', false],
  ['/?blogout', false],
  ['/?a-b=logout', true],
  ['/logouts', false],
  ['/xlogout', false],
  ['/logout.abcdef', false],
  [`/?x=${'y'.repeat(600)}&logout`, false],
])('one signs out at %s: %j', (path, is) => {
  expect(isLogoutUrl(url(path))).toBe(is);
});

test.each([
  ['/refresh', true],
  ['/auth/refresh-token', true],
  ['/refreshtoken', true],
  ['/refresh_token.php', true],
  ['/token-refresh', true],
  ['/tokenrefresh', true],
  ['/renew', true],
  ['/renew_token', true],
  ['/silent-renew', true],
  ['/silentrefresh', true],
  ['/extend-session', true],
  ['/extendsession', true],
  ['/keep-alive', true],
  ['/keepalive', true],
  ['/refreshing', false],
  ['/xrefresh', false],
  ['/refresh.abcdef', false],
  ['/?refresh', false],
])('a credential is renewed at %s: %j', (path, is) => {
  expect(isRefreshUrl(url(path))).toBe(is);
});

test.each([
  ['/session', true],
  ['/api/sessions/7', true],
  ['/_session', true],
  ['/user_session', true],
  ['/usersessions', true],
  ['/auth_session', true],
  ['/sessionx', false],
  ['/xsession', false],
  ['/?session', false],
])('%s is a resource of sessions: %j', (path, is) => {
  expect(isSessionResource(url(path))).toBe(is);
});

test('a path is read piece by piece, a bounded number of them', () => {
  expect(segmentsOf('/a//b;c=1/d')).toEqual(['a', 'b', 'c=1', 'd']);
  expect(segmentsOf('/a'.repeat(30))).toHaveLength(15);
  expect(segmentsOf(`/${'x'.repeat(2000)}`)[0]).toHaveLength(1023);
});
