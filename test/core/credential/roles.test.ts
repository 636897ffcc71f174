import { describe, expect, it } from 'vitest';
import type { CredentialRole } from '../../../src/core/credential/credential.ts';
import { identify } from '../../../src/core/credential/identify.ts';
import { type CookieTraits, classifyCookie, classifyToken } from '../../../src/core/credential/roles.ts';
import { jwt, noise } from './samples.ts';

function roleOf(name: string, value: string, more: Partial<CookieTraits> = {}): CredentialRole {
  return classifyCookie({ name, value, kind: identify(value, true).kind, ...more }).role;
}

it('a short value is a session only where the name and the login say so', () => {
  expect(roleOf('PHPSESSID', 'q7x2kd')).toBe('other');
  expect(roleOf('PHPSESSID', 'q7x2kd', { changedAtLogin: true, httpOnly: true })).toBe('session');
  expect(roleOf('PHPSESSID', 'q7x2kd', { changedAtLogin: true, httpOnly: false })).toBe('session');
  expect(roleOf('PHPSESSID', '1', { changedAtLogin: true, httpOnly: true })).toBe('other');
  expect(roleOf('colour', 'q7x2kd', { changedAtLogin: true, httpOnly: true })).toBe('other');
});

describe('a cookie that scripts can read', () => {
  it('is a session when it came new with the login, whatever its name and flags', () => {
    expect(roleOf('app', noise(40, 40))).toBe('unknown');
    expect(roleOf('app', noise(40, 40), { changedAtLogin: true })).toBe('session');
    expect(roleOf('app', noise(40, 40), { changedAtLogin: true, httpOnly: true })).toBe('session');
    expect(roleOf('app', noise(40, 40), { clearedAtLogout: true })).toBe('session');
  });

  it('is none beside a hidden one that came with the same answer, or when it is too short for a secret', () => {
    expect(roleOf('app', noise(40, 40), { changedAtLogin: true, besideHidden: true })).toBe('unknown');
    expect(roleOf('app', noise(40, 12), { changedAtLogin: true })).not.toBe('session');
  });

  it('is a session when the server sealed it at the login', () => {
    const sealed = { kind: 'sealed' as const };
    expect(roleOf('app', noise(41, 64), sealed)).toBe('unknown');
    expect(roleOf('app', noise(41, 64), { ...sealed, changedAtLogin: true })).toBe('session');
  });
});

describe('classifyCookie', () => {
  it.each<[string, string, CredentialRole]>([
    ['PHPSESSID', noise(1, 26), 'session'],
    ['__Host-sid', noise(2), 'session'],
    ['JSESSIONID', '0A1B2C3D4E5F60718293A4B5C6D7E8F9', 'session'],
    ['JSESSIONID', '"ajax:1234567890123456789"', 'csrf'],
    ['remember_web_59ba36addc2b2f9401580f014c7f58ea4e30989d', noise(3, 80), 'remember-me'],
    ['authjs.session-token', noise(4, 60), 'session'],
    ['__Secure-authjs.pkce.code_verifier', noise(5, 60), 'login-transaction'],
    ['.AspNetCore.Correlation.abc', 'N', 'login-transaction'],
    ['csrftoken', noise(6, 64), 'csrf'],
    ['XSRF-TOKEN', jwt({ a: 1 }), 'csrf'],
    ['my_csrf_cookie', noise(7), 'csrf'],
    ['KEYCLOAK_SESSION', noise(8, 60), 'marker'],
    ['_ga', 'GA1.1.1234567890.1234567890', 'tracking'],
    ['_hjSessionUser_123', noise(9, 120), 'tracking'],
    ['_uetsid', noise(10), 'tracking'],
    ['AWSALB', noise(11, 120), 'load-balancer'],
    ['BIGipServerpool', '1234567890.20480.0000', 'load-balancer'],
    ['__cf_bm', noise(12, 120), 'other'],
    ['didomi_token', Buffer.from(JSON.stringify({ user_id: noise(13) })).toString('base64'), 'consent'],
    ['OptanonConsent', noise(14, 200), 'consent'],
    ['logged_in', 'yes', 'marker'],
    ['lang', 'en', 'preference'],
    ['session', 'dark', 'other'],
    ['auth', '1', 'other'],
    ['shop_auth_sid', noise(15), 'session'],
    ['refresh_token', noise(16, 64), 'refresh'],
    ['token', jwt({ sub: 'ada' }), 'session'],
    ['xyz', noise(17, 40), 'unknown'],
    ['anonymousId', noise(18, 32), 'tracking'],
    ['statusid', noise(19, 32), 'unknown'],
    ['websid', noise(20, 32), 'session'],
    ['my.sid', noise(21, 32), 'session'],
    ['autologin', noise(22, 40), 'remember-me'],
    ['site_staySignedIn', noise(23, 40), 'remember-me'],
  ])('%s=%.20s is %s', (name, value, role) => {
    expect(roleOf(name, value)).toBe(role);
  });

  it('lets behaviour decide where the name says nothing', () => {
    const value = noise(18, 40);
    expect(roleOf('xyz', value, { httpOnly: true })).toBe('unknown');
    expect(roleOf('xyz', value, { httpOnly: true, changedAtLogin: true })).toBe('session');
    expect(roleOf('xyz', value, { httpOnly: true, clearedAtLogout: true })).toBe('session');
    expect(roleOf('xyz', 'blue', { httpOnly: true, changedAtLogin: true })).toBe('other');
  });

  it('takes a state cookie that lives for a year for no login in progress', () => {
    expect(roleOf('app_state', noise(19, 40), { lifetimeSeconds: 600 })).toBe('login-transaction');
    expect(roleOf('app_state', noise(19, 40), { lifetimeSeconds: 31_536_000 })).toBe('unknown');
  });

  it('never makes a session of a CSRF, tracking or load-balancer cookie, however it behaves', () => {
    for (const name of ['XSRF-TOKEN', '_ga', 'AWSALB', 'OptanonConsent', '__cf_bm', 'my-csrf-token'])
      expect(['session', 'unknown']).not.toContain(
        roleOf(name, noise(20, 60), { httpOnly: true, changedAtLogin: true, clearedAtLogout: true }),
      );
  });
});

describe('classifyToken', () => {
  const token = (claims: object, header = {}, name = 'x', bearer = false) =>
    classifyToken({ kind: 'jws', name, bearer, header: header as never, claims: claims as never }).role;

  const opaque = (name: string) => classifyToken({ kind: 'opaque', name, bearer: false }).role;

  it.each<[CredentialRole, () => CredentialRole]>([
    ['dpop-proof', () => token({}, { typ: 'dpop+jwt' })],
    ['access', () => token({}, { typ: 'at+jwt' })],
    ['logout', () => token({ events: { 'http://schemas.openid.net/event/backchannel-logout': {} } })],
    ['refresh', () => token({ typ: 'Refresh' })],
    ['refresh', () => token({}, {}, 'refresh_token')],
    ['id', () => token({ at_hash: 'x' }, {}, 'token', true)],
    ['id', () => token({ nonce: 'n' })],
    ['access', () => token({ nonce: 'n', scope: 'a' })],
    ['access', () => token({}, {}, 'authorization', true)],
    ['id', () => token({}, {}, 'idtoken')],
    ['unknown', () => token({ sub: 'a' })],
    ['csrf', () => opaque('_token')],
    ['csrf', () => opaque('csrf_token')],
    ['csrf', () => opaque('requesttoken')],
    ['access', () => opaque('token')],
    ['access', () => opaque('auth_token')],
  ])('tells %s', (role, judge) => {
    expect(judge()).toBe(role);
  });
});
