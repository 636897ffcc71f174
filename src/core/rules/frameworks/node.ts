import type { Framework } from './framework.ts';

/** What is left out of a cookie's settings is not filled in from the defaults, its name neither. */
const WHOLE =
  "cookies: { sessionToken: { name: '__Secure-next-auth.session-token', options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true } } }, name and options as a whole";

/** Frameworks of Node.js. */
export const NODE: readonly Framework[] = [
  {
    name: 'express-session',
    versions: '1.x',
    cookies: /^connect\.sid$/,
    formats: ['express-signed'],
    headers: /^express$/i,
    settings: {
      secure: "session({ cookie: { secure: true } }), and app.set('trust proxy', 1) behind a proxy",
      'http-only': 'session({ cookie: { httpOnly: true } }), which is the default',
      'same-site': "session({ cookie: { sameSite: 'lax' } })",
      lifetime:
        'session({ cookie: { maxAge: 86400000 } }), in milliseconds; without it the cookie ends with the browser',
      name: "session({ name: '__Host-sid', cookie: { secure: true, path: '/' } })",
      domain: 'session({ cookie: {} }) without domain',
      renew: 'req.session.regenerate(callback) before the user is written into the session',
      end: "req.session.destroy(callback) and res.clearCookie('connect.sid')",
    },
  },
  {
    name: 'cookie-session',
    versions: '2.x',
    cookies: /^(?:session|express:sess)$/,
    shared: true,
    formats: ['base64-json'],
    settings: {
      secure: 'cookieSession({ secure: true })',
      'http-only': 'cookieSession({ httpOnly: true }), which is the default',
      'same-site': "cookieSession({ sameSite: 'lax' })",
      lifetime: 'cookieSession({ maxAge: 86400000 }), in milliseconds',
      name: "cookieSession({ name: '__Host-session', secure: true })",
      domain: 'cookieSession({}) without domain',
      end: 'req.session = null',
    },
  },
  {
    name: 'koa-session',
    versions: '6 and later; 5 calls its cookie koa:sess',
    cookies: /^koa[.:]sess(?:\.sig)?$/,
    formats: ['base64-json'],
    settings: {
      secure: 'session({ secure: true }, app)',
      'http-only': 'session({ httpOnly: true }, app), which is the default',
      'same-site': "session({ sameSite: 'lax' }, app)",
      lifetime: "session({ maxAge: 86400000 }, app), in milliseconds, or 'session'",
      name: "session({ key: '__Host-sess', secure: true }, app)",
      end: 'ctx.session = null',
    },
  },
  {
    name: '@fastify/session',
    versions: '10 and later',
    cookies: /^sessionId$/,
    headers: /^fastify$/i,
    settings: {
      secure: 'register(fastifySession, { cookie: { secure: true } }), which is the default',
      'http-only': 'register(fastifySession, { cookie: { httpOnly: true } }), which is the default',
      'same-site': "register(fastifySession, { cookie: { sameSite: 'lax' } })",
      lifetime: 'register(fastifySession, { cookie: { maxAge: 86400000 } }), in milliseconds',
      name: "register(fastifySession, { cookieName: '__Host-sessionId' })",
      domain: 'register(fastifySession, { cookie: {} }) without domain',
      renew: 'await request.session.regenerate()',
      end: 'await request.session.destroy()',
    },
  },
  {
    name: 'Auth.js',
    versions: '5',
    cookies: /^authjs\.(?:session-token|csrf-token|callback-url|pkce\.code_verifier|state|nonce)(?:\.\d+)?$/,
    formats: ['jwe-direct'],
    settings: {
      secure: 'useSecureCookies: true',
      'http-only': 'cookies: { sessionToken: { options: { httpOnly: true } } }, which is the default',
      'same-site': "cookies: { sessionToken: { options: { sameSite: 'lax' } } }, which is the default",
      lifetime: 'session: { maxAge: 86400 }, in seconds',
      name: "cookies: { sessionToken: { name: '__Host-authjs.session-token' } }",
      domain: 'cookies: { sessionToken: { options: {} } } without domain',
      end: 'signOut()',
    },
    others: [{ cookies: /^authjs\.(?!session-token)/, settings: { secure: 'useSecureCookies: true' } }],
  },
  {
    name: 'NextAuth.js',
    versions: '4',
    cookies: /^next-auth\.(?:session-token|csrf-token|callback-url|pkce\.code_verifier|state|nonce)(?:\.\d+)?$/,
    settings: {
      secure: 'useSecureCookies: true',
      'http-only': WHOLE,
      'same-site': WHOLE,
      lifetime: 'session: { maxAge: 86400 }, in seconds',
      name: WHOLE.replace('__Secure-', '__Host-'),
      domain: `${WHOLE}, without domain`,
      end: 'signOut()',
    },
    others: [{ cookies: /^next-auth\.(?!session-token)/, settings: { secure: 'useSecureCookies: true' } }],
  },
  {
    name: 'iron-session',
    versions: '8',
    cookies: /(?:^|[-_.])iron(?:[-_.]|$)/i,
    formats: ['iron'],
    settings: {
      secure: 'cookieOptions: { secure: true }, which is the default',
      'http-only': 'cookieOptions: { httpOnly: true }, which is the default',
      'same-site': "cookieOptions: { sameSite: 'lax' }, which is the default",
      lifetime: 'ttl: 86400, in seconds (cookieOptions: { maxAge: undefined } ends with the browser)',
      name: "cookieName: '__Host-session', with the default path and secure",
      domain: 'cookieOptions: {} without domain',
      end: 'session.destroy()',
    },
  },
];
