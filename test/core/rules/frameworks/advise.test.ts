import { describe, expect, it } from 'vitest';
import { adviseFinding, renderAdvice, type SeenCredential } from '../../../../src/core/rules/frameworks/advise.ts';
import { detectFramework, FRAMEWORKS } from '../../../../src/core/rules/frameworks/detect.ts';
import { rules } from '../../../../src/core/rules/index.ts';

const about = (rule: string, name: string) => ({
  rule,
  subject: { kind: 'set-cookie' as const, name, origin: 'https://app.example.com' },
});

function advise(rule: string, cookie: string, credentials: SeenCredential[] = [], servers: string[] = []) {
  const advice = adviseFinding(about(rule, cookie), credentials, servers);
  return advice && renderAdvice(advice);
}

describe('what is told by the name of the cookie', () => {
  it.each([
    ['connect.sid', 'express-session'],
    ['koa.sess', 'koa-session'],
    ['sessionId', '@fastify/session'],
    ['__Secure-next-auth.session-token', 'NextAuth.js'],
    ['authjs.session-token.0', 'Auth.js'],
    ['sessionid', 'Django'],
    ['_xsrf', 'Tornado'],
    ['_shop_session', 'Rails'],
    ['rack.session', 'Rack or Sinatra'],
    ['laravel_session', 'Laravel'],
    ['REMEMBERME', 'Symfony'],
    ['wordpress_logged_in_0123456789abcdef0123456789abcdef', 'WordPress'],
    ['PHPSESSID', 'PHP'],
    ['SESSION', 'Spring Boot'],
    ['JSESSIONID', 'a servlet container (Tomcat, Jetty)'],
    ['PLAY_SESSION', 'Play Framework'],
    ['.AspNetCore.Cookies', 'ASP.NET Core'],
    ['ASP.NET_SessionId', 'ASP.NET'],
    ['_shop_key', 'Phoenix'],
  ])('%s is of %s', (cookie, name) => {
    expect(detectFramework({ cookie })?.framework.name).toBe(name);
  });

  it('is not sure, and says nothing of names that nobody is known by', () => {
    expect(detectFramework({ cookie: 'connect.sid' })?.certainty).toBe('medium');
    expect(detectFramework({ cookie: 'session' })).toBe(undefined);
    expect(detectFramework({ cookie: 'acme' })).toBe(undefined);
  });
});

describe('what is told by the form of the value', () => {
  it.each([
    ['express-signed', 'express-session'],
    ['iron', 'iron-session'],
    ['itsdangerous', 'Flask'],
    ['django-signing', 'Django'],
    ['rails-encrypted', 'Rails'],
    ['laravel-encrypted', 'Laravel'],
    ['aspnet-data-protection', 'ASP.NET Core'],
    ['plug-signed', 'Phoenix'],
    ['gorilla-securecookie', 'gorilla/sessions (Gin, Echo and others)'],
  ])('%s is of %s, whatever the name', (format, name) => {
    expect(detectFramework({ cookie: 'acme', format })?.framework.name).toBe(name);
  });

  it('is sure together with the name', () => {
    expect(detectFramework({ cookie: 'connect.sid', format: 'express-signed' })?.certainty).toBe('high');
  });

  it('tells frameworks apart that use one name', () => {
    expect(detectFramework({ cookie: 'session', format: 'itsdangerous' })?.framework.name).toBe('Flask');
    const starlette = { cookie: 'session', format: 'itsdangerous', framework: 'Starlette' };
    expect(detectFramework(starlette)?.framework.name).toBe('Starlette');
    expect(detectFramework({ cookie: 'session', format: 'base64-json' })?.framework.name).toBe('cookie-session');
  });
});

it('tells frameworks that write one form apart by the name of the cookie', () => {
  const rack = { cookie: 'rack.session', format: 'rails-signed', framework: 'Rails' };
  expect(detectFramework(rack)).toMatchObject({ framework: { name: 'Rack or Sinatra' }, certainty: 'high' });
  expect(detectFramework({ ...rack, cookie: '_shop_session' })?.framework.name).toBe('Rails');
  expect(detectFramework({ ...rack, cookie: 'acme' })?.framework.name).toBe('Rails');
});

it('says nothing by a form that many write: an ID, a dot and its signature', () => {
  expect(detectFramework({ cookie: 'shop.session_token', format: 'cookie-signed' })).toBe(undefined);
  expect(detectFramework({ cookie: 'sessionId', format: 'cookie-signed' })?.framework.name).toBe('@fastify/session');
});

it('takes what the server says of itself as a hint', () => {
  const werkzeug = { cookie: 'session', servers: ['Werkzeug/3.0.1 Python/3.11.7'] };
  expect(detectFramework(werkzeug)?.framework.name).toBe('Flask');
  expect(detectFramework({ cookie: 'PHPSESSID', servers: ['PHP/8.2.1'] })?.certainty).toBe('high');
  expect(detectFramework({ cookie: 'acme', servers: ['PHP/8.2.1'] })).toBe(undefined);
});

it('names the setting that mends a finding', () => {
  expect(advise('cookie-samesite-missing', 'connect.sid')).toContain("cookie: { sameSite: 'lax' }");
  expect(advise('cookie-session-no-secure', 'sessionid')).toContain('SESSION_COOKIE_SECURE = True');
  expect(advise('cookie-session-no-httponly', 'PHPSESSID')).toContain('session.cookie_httponly = 1');
  const laravel = [{ name: 'acme_session', content: { format: 'laravel-encrypted' } }];
  expect(advise('cookie-session-persistent', 'acme_session', laravel)).toContain('SESSION_LIFETIME');
});

const LARAVEL = 'remember_web_59ba36addc2b2f9401580f014c7f58ea4e30989d';

it.each([
  ['cookie-no-secure', '_xsrf', 'xsrf_cookie_kwargs', 'set_signed_cookie'],
  ['cookie-no-secure', 'csrftoken', 'CSRF_COOKIE_SECURE', 'SESSION_COOKIE'],
  ['cookie-session-no-secure', 'sessionid', 'SESSION_COOKIE_SECURE', 'CSRF'],
  ['cookie-remember-me-long', LARAVEL, "'remember' => 43200", 'SESSION_LIFETIME'],
  ['cookie-session-no-secure', '.AspNetCore.Session', 'AddSession', 'ExpireTimeSpan'],
  ['cookie-session-persistent', '.AspNetCore.Session', 'IdleTimeout', 'ExpireTimeSpan'],
  ['cookie-session-persistent', '.AspNetCore.Cookies', 'ExpireTimeSpan', 'IdleTimeout'],
  ['cookie-session-no-secure', '.ASPXAUTH', '<forms', 'sessionState'],
  ['cookie-session-no-httponly', 'mysession', 'Path: "/"', 'sessions.Options{HttpOnly: true}'],
  ['cookie-session-no-httponly', '__Secure-next-auth.session-token', "name: '__Secure-next-auth", 'authjs'],
  ['cookie-session-persistent', 'REMEMBERME', 'remember_me.lifetime', 'framework.session'],
])('for %s of %s it names %s and not %s', (rule, cookie, right, wrong) => {
  expect(advise(rule, cookie)).toContain(right);
  expect(advise(rule, cookie)).not.toContain(wrong);
});

it('says nothing where that cookie has no such setting', () => {
  expect(advise('cookie-prefix-missing', LARAVEL)).toBe(undefined);
  expect(advise('cookie-samesite-none-session', '.AspNetCore.Correlation.abc')).toBe(undefined);
  expect(advise('cookie-no-secure', 'XSRF-TOKEN')).toBe(undefined);
  expect(advise('cookie-samesite-none-session', 'as_session')).toBe(undefined);
});

it('says for which versions it holds', () => {
  expect(advise('cookie-session-no-secure', 'sessionid')).toContain('Django (2.1 and later)');
});

it('never says Lax where the line that would be right says None', () => {
  const fix = 'Set-Cookie: connect.sid=…; Path=/; Secure; HttpOnly; SameSite=None';
  expect(adviseFinding({ ...about('cookie-samesite-missing', 'connect.sid'), fix }, [])).toBe(undefined);
  expect(adviseFinding({ ...about('cookie-session-no-secure', 'connect.sid'), fix }, [])).toBeDefined();
});

it('says nothing on findings that no setting of a cookie mends', () => {
  expect(advise('jwt-alg-none', 'connect.sid')).toBe(undefined);
  expect(advise('cookie-samesite-missing', 'acme')).toBe(undefined);
  expect(advise('constructor', 'connect.sid')).toBe(undefined);
});

it('knows fifteen frameworks and more, each with the flags of its cookie', () => {
  expect(FRAMEWORKS.length).toBeGreaterThan(15);
  for (const { name, versions, settings } of FRAMEWORKS) {
    expect(settings.secure, name).toBeDefined();
    expect(settings.lifetime, name).toBeDefined();
    expect(versions, name).toMatch(/\d/);
  }
});

it('advises on rules that exist', () => {
  const ids = new Set(rules.map(({ id }) => id));
  const known = ['cookie-session-no-secure', 'cookie-prefix-missing', 'session-fixation-login', 'session-default-name'];
  for (const id of known) expect(ids.has(id)).toBe(true);
});

it('takes no form for a framework of which the form alone is no proof', () => {
  const content = (certainty: string) => ({ format: 'rails-signed', framework: 'Rails', certainty });
  const advised = (certainty: string) =>
    adviseFinding(about('cookie-samesite-missing', 'session'), [{ name: 'session', content: content(certainty) }]);
  expect(advised('high')?.certainty).toBe('high');
  expect(advised('low')?.certainty).toBe('medium');
});

it('knows the encrypted cookie of Rack by its name, and Rails by no name of others', () => {
  const form = { format: 'rails-encrypted', framework: 'Rails or Rack' };
  expect(detectFramework({ cookie: 'rack.session', ...form })?.framework.name).toBe('Rack or Sinatra');
  expect(detectFramework({ cookie: '_shop_session', ...form })).toMatchObject({
    framework: { name: 'Rails' },
    certainty: 'high',
  });
  expect(detectFramework({ cookie: 'remember', ...form })).toMatchObject({
    framework: { name: 'Rails' },
    certainty: 'medium',
  });
  expect(detectFramework({ cookie: '_session' })).toBe(undefined);
});

it('names the cookie as the fix does', () => {
  const fix = 'Set-Cookie: __Secure-shop_session=…; Path=/app; Secure';
  const advice = adviseFinding({ ...about('cookie-prefix-missing', 'laravel_session'), fix }, []);
  expect(advice?.settings).toEqual(['SESSION_COOKIE=__Secure-shop_session']);
});
