import { type CookieLine, dropAttribute, setAttribute } from '../wire/cookie-line.ts';
import type { Mistake } from './mistake.ts';

const DAY = 86_400;

/** The cookie that holds the session, as the server calls it. */
const SESSION: Record<string, string> = {
  authjs: 'authjs.session-token',
  'better-auth': 'better-auth.session_token',
  'cookie-session': 'session',
  'fastify-jwt-cookie': 'token',
  'fastify-secure-session': 'session',
  'fastify-session': 'sessionId',
  'hono-jwt': 'auth_token',
  'iron-session': 'iron_app',
  'oidc-bff': 'bff.sid',
  'oidc-eoc': 'appSession',
  'passport-session': 'connect.sid',
};

const bare = (name: string) => name.replace(/^__(?:host|secure)-/i, '');

/** A mistake in the line that sets the session cookie. `edit` changes it, or gives a list of lines to set instead. */
export function cookieMistake(
  name: string,
  server: string,
  rule: string,
  edit: (line: CookieLine) => unknown,
  implies: Record<string, string> = {},
): Mistake {
  const cookie = (line: CookieLine): CookieLine[] | undefined => {
    if (bare(line.name) !== SESSION[server]) return undefined;
    const lines = edit(line);
    return Array.isArray(lines) ? lines : undefined;
  };
  return { name, server, rule, change: { cookie }, implies };
}

/** Without the prefix, whose promise the mistake would break too. */
function unprefixed(line: CookieLine): CookieLine {
  line.name = bare(line.name);
  return line;
}

/** Another cookie of the same session beside the right one, so that the login goes on though browsers refuse it. */
function beside(line: CookieLine, name: string, edit: (copy: CookieLine) => void): CookieLine[] {
  const copy: CookieLine = { name, value: line.value, attributes: line.attributes.map((one) => [...one]) };
  edit(copy);
  return [line, copy];
}

/** A cookie of its own beside the session. */
function another(line: CookieLine, name: string, value: string, attributes: CookieLine['attributes']): CookieLine[] {
  return [line, { name, value, attributes }];
}

const flags: CookieLine['attributes'] = [['Path', '/'], ['Secure'], ['HttpOnly'], ['SameSite', 'Lax']];

export const cookieMistakes: Mistake[] = [
  cookieMistake('session cookie without Secure', 'passport-session', 'cookie-session-no-secure', (line) =>
    dropAttribute(unprefixed(line), 'Secure'),
  ),
  cookieMistake('token cookie without Secure', 'hono-jwt', 'cookie-session-no-secure', (line) =>
    dropAttribute(unprefixed(line), 'Secure'),
  ),
  cookieMistake('session cookie without HttpOnly', 'fastify-session', 'cookie-session-no-httponly', (line) =>
    dropAttribute(line, 'HttpOnly'),
  ),
  cookieMistake('sealed session cookie without HttpOnly', 'iron-session', 'cookie-session-no-httponly', (line) =>
    dropAttribute(line, 'HttpOnly'),
  ),
  cookieMistake('session cookie without SameSite', 'cookie-session', 'cookie-samesite-missing', (line) =>
    dropAttribute(line, 'SameSite'),
  ),
  cookieMistake('session cookie of a login elsewhere without SameSite', 'oidc-bff', 'cookie-samesite-missing', (line) =>
    dropAttribute(line, 'SameSite'),
  ),
  cookieMistake(
    'session cookie for all sites',
    'iron-session',
    'cookie-samesite-none-session',
    (line) => setAttribute(line, 'SameSite', 'None'),
    { 'csrf-unprotected-write': 'nothing else keeps other sites from the logout' },
  ),
  cookieMistake('SameSite=None without Secure', 'fastify-secure-session', 'cookie-samesite-none-insecure', (line) =>
    beside(line, 'compat', (copy) => {
      setAttribute(copy, 'SameSite', 'None');
      dropAttribute(copy, 'Secure');
    }),
  ),
  cookieMistake('SameSite with a word of one’s own', 'passport-session', 'cookie-samesite-invalid', (line) =>
    setAttribute(line, 'SameSite', 'Yes'),
  ),
  cookieMistake('session cookie for all subdomains', 'better-auth', 'cookie-domain-broad', (line) => {
    line.name = `__Secure-${bare(line.name)}`;
    setAttribute(line, 'Domain', 'better-auth.example');
  }),
  cookieMistake('Domain of the server behind the proxy', 'fastify-session', 'cookie-domain-mismatch', (line) =>
    beside(line, 'backend', (copy) => setAttribute(copy, 'Domain', 'backend.internal')),
  ),
  cookieMistake('Domain that is a public suffix', 'cookie-session', 'cookie-domain-public-suffix', (line) =>
    beside(line, 'everywhere', (copy) => setAttribute(copy, 'Domain', 'example')),
  ),
  cookieMistake('session cookie for 90 days', 'passport-session', 'cookie-session-persistent', (line) =>
    setAttribute(line, 'Max-Age', String(90 * DAY)),
  ),
  cookieMistake('session cookie for 60 days by Expires', 'authjs', 'cookie-session-persistent', (line) =>
    setAttribute(line, 'Expires', new Date(Date.now() + 60 * DAY * 1000).toUTCString()),
  ),
  cookieMistake('cookie for 500 days', 'fastify-session', 'cookie-over-400-days', (line) =>
    another(line, '__Host-csrf_token', 'a41', [...flags, ['Max-Age', String(500 * DAY)]]),
  ),
  cookieMistake('remember-me cookie for a year', 'passport-session', 'cookie-remember-me-long', (line) =>
    another(line, '__Host-remember_me', 'f1c6a0d29be84a1797d7b2d1c9e4f6a80b3c5d7e', [
      ...flags,
      ['Max-Age', String(365 * DAY)],
    ]),
  ),
  cookieMistake('Max-Age that is no number', 'iron-session', 'cookie-max-age-invalid', (line) =>
    setAttribute(line, 'Max-Age', '2h'),
  ),
  cookieMistake('Expires that cannot be read', 'cookie-session', 'cookie-expires-unparseable', (line) =>
    setAttribute(line, 'Expires', 'in two hours'),
  ),
  cookieMistake('Max-Age and Expires that disagree', 'passport-session', 'cookie-expiry-conflict', (line) => {
    setAttribute(line, 'Max-Age', '3600');
    setAttribute(line, 'Expires', new Date(Date.now() + 20 * 3_600_000).toUTCString());
  }),
  cookieMistake('attribute given twice', 'fastify-secure-session', 'cookie-duplicate-attribute', (line) => {
    line.attributes.push(['SameSite', 'Lax']);
  }),
  cookieMistake(
    'HttpOnly misspelt',
    'fastify-session',
    'cookie-unknown-attribute',
    (line) => {
      dropAttribute(line, 'HttpOnly');
      setAttribute(line, 'Http-Only', true);
    },
    { 'cookie-session-no-httponly': 'the misspelt attribute does nothing' },
  ),
  cookieMistake('__Host- cookie for a path', 'passport-session', 'cookie-host-prefix-broken', (line) =>
    beside(line, '__Host-app', (copy) => setAttribute(copy, 'Path', '/app')),
  ),
  cookieMistake('__Secure- cookie without Secure', 'oidc-eoc', 'cookie-secure-prefix-broken', (line) =>
    beside(line, '__Secure-app', (copy) => dropAttribute(copy, 'Secure')),
  ),
  cookieMistake('__Http- cookie without HttpOnly', 'fastify-session', 'cookie-http-prefix-broken', (line) =>
    beside(line, '__Http-app', (copy) => dropAttribute(copy, 'HttpOnly')),
  ),
  cookieMistake('prefix in small letters', 'iron-session', 'cookie-prefix-case', (line) => {
    line.name = line.name.replace('__Host-', '__host-');
  }),
  cookieMistake('session cookie without a prefix', 'better-auth', 'cookie-prefix-missing', (line) => {
    unprefixed(line);
  }),
  cookieMistake('Partitioned without Secure', 'iron-session', 'cookie-partitioned-insecure', (line) =>
    beside(line, 'embedded', (copy) => {
      setAttribute(copy, 'Partitioned', true);
      dropAttribute(copy, 'Secure');
    }),
  ),
  cookieMistake('cookie set twice in one response', 'fastify-secure-session', 'cookie-duplicate-set', (line) => [
    { ...line, value: 'none' },
    line,
  ]),
  cookieMistake('cookie that is too large', 'passport-session', 'cookie-over-4096', (line) =>
    another(line, '__Host-basket', 'x'.repeat(5000), flags),
  ),
  cookieMistake('two session cookies of one name', 'fastify-session', 'cookie-shadowed', (line) => {
    unprefixed(line);
    return beside(line, line.name, (copy) => {
      copy.value = '8f3c1be94d7a4e60a5d2c7f1093b6e4a';
      setAttribute(copy, 'Path', '/orders');
    });
  }),
  cookieMistake('value spread over three cookies', 'iron-session', 'cookie-chunked', (line) => [
    line,
    ...[0, 1, 2].map((part) => ({
      name: `__Host-profile.${part}`,
      value: 'Zm9vYmFyYmF6cXV4'.repeat(150),
      attributes: flags,
    })),
  ]),
  cookieMistake('session ID of twelve digits', 'passport-session', 'session-id-low-entropy', (line) => {
    line.value = 'a9f3c27be104';
  }),
  cookieMistake('cookie without Secure that holds no session', 'fastify-jwt-cookie', 'cookie-no-secure', (line) =>
    another(line, 'lang', 'en-GB', [
      ['Path', '/'],
      ['SameSite', 'Lax'],
    ]),
  ),
];
