import { pathOf, setHeader } from '../wire/message.ts';
import type { Token } from '../wire/token.ts';
import type { Mistake } from './mistake.ts';

const DAY = 86_400;
const NINE_THOUSAND = 253_402_300_799;

/** A mistake in the token that a server hands out: `json-server-auth` to scripts, the other two in a cookie. */
function tokenMistake(
  name: string,
  rule: string,
  edit: (token: Token) => void,
  implies: Record<string, string> = {},
  server = 'json-server-auth',
): Mistake {
  const token = (one: Token) => {
    if (one.name !== 'id_token') edit(one);
  };
  return { name, server, rule, change: { token }, implies };
}

const number = (value: unknown) => Number(value);

export const tokenMistakes: Mistake[] = [
  tokenMistake('alg none', 'jwt-alg-none', ({ header }) => {
    header.alg = 'none';
  }),
  tokenMistake(
    'alg none in a cookie',
    'jwt-alg-none',
    ({ header }) => {
      header.alg = 'none';
    },
    {},
    'hono-jwt',
  ),
  tokenMistake('header without alg', 'jwt-alg-missing', ({ header }) => {
    delete header.alg;
  }),
  tokenMistake('alg that nobody knows', 'jwt-alg-unknown', ({ header }) => {
    header.alg = 'SHA256';
  }),
  tokenMistake('signature left away', 'jwt-signature-missing', (token) => {
    token.finish = (compact) => compact.slice(0, compact.lastIndexOf('.') + 1);
  }),
  tokenMistake('signature cut short', 'jwt-signature-length', (token) => {
    token.finish = (compact) => compact.slice(0, -12);
  }),
  tokenMistake('token without exp', 'jwt-no-exp', ({ claims }) => {
    delete claims.exp;
  }),
  tokenMistake(
    'session token without exp',
    'jwt-no-exp',
    ({ claims }) => {
      delete claims.exp;
    },
    {},
    'fastify-jwt-cookie',
  ),
  tokenMistake('exp in milliseconds', 'jwt-time-milliseconds', ({ claims }) => {
    claims.exp = number(claims.exp) * 1000;
  }),
  tokenMistake('exp as text', 'jwt-time-not-number', ({ claims }) => {
    claims.exp = String(claims.exp);
  }),
  tokenMistake('exp as a date', 'jwt-time-not-number', ({ claims }) => {
    claims.exp = new Date(number(claims.exp) * 1000).toISOString();
  }),
  tokenMistake('token without iat', 'jwt-no-iat', ({ header, claims }) => {
    header.typ = 'JWT';
    delete claims.iat;
  }),
  tokenMistake('access token for two days', 'jwt-access-lifetime-long', ({ claims }) => {
    claims.exp = number(claims.iat) + 2 * DAY;
  }),
  tokenMistake('access token for a quarter', 'jwt-access-lifetime-long', ({ claims }) => {
    claims.exp = number(claims.iat) + 90 * DAY;
  }),
  tokenMistake(
    'session token for a year',
    'jwt-session-cookie-lifetime-long',
    ({ claims, header }) => {
      header.typ = 'JWT';
      claims.exp = number(claims.iat) + 365 * DAY;
    },
    {},
    'hono-jwt',
  ),
  tokenMistake('exp in the year 9999', 'jwt-access-lifetime-long', ({ claims }) => {
    claims.exp = NINE_THOUSAND;
  }),
  tokenMistake(
    'exp before iat',
    'jwt-exp-before-iat',
    ({ claims }) => {
      claims.exp = number(claims.iat) - 300;
    },
    {
      'jwt-expired-sent': 'it is expired from the start',
      'jwt-expired-accepted': 'it is expired from the start',
    },
  ),
  tokenMistake(
    'expired token that the server goes on taking',
    'jwt-expired-accepted',
    ({ claims }) => {
      claims.iat = number(claims.iat) - 7200;
      claims.exp = number(claims.iat) + 600;
    },
    { 'jwt-expired-sent': 'it is sent though it is expired' },
  ),
  tokenMistake('iat an hour ahead', 'jwt-iat-in-future', ({ claims }) => {
    claims.iat = number(claims.iat) + 3600;
    claims.exp = number(claims.exp) + 3600;
  }),
  tokenMistake('nbf an hour ahead', 'jwt-not-yet-valid', ({ claims }) => {
    claims.nbf = number(claims.iat) + 3600;
    claims.exp = number(claims.exp) + 3600;
  }),
  tokenMistake('token without aud', 'jwt-aud-missing', ({ header, claims }) => {
    header.typ = 'JWT';
    delete claims.aud;
  }),
  tokenMistake('token without iss', 'jwt-iss-missing', ({ header, claims }) => {
    header.typ = 'JWT';
    delete claims.iss;
  }),
  tokenMistake('at+jwt without client_id', 'jwt-rfc9068-incomplete', ({ claims }) => {
    delete claims.client_id;
  }),
  {
    name: 'access token that nothing sets apart from the ID token',
    server: 'json-server-auth',
    rule: 'jwt-typ-missing',
    change: {
      token(token) {
        issuer = String(token.claims.iss);
        token.header.typ = 'JWT';
      },
      reply(reply, ask) {
        if (pathOf(ask) !== '/login' || ask.method !== 'POST') return;
        const body = JSON.parse(reply.body.toString());
        reply.body = Buffer.from(JSON.stringify({ ...body, id_token: idTokenOf(issuer) }));
        setHeader(reply, 'Content-Length', String(reply.body.length));
      },
    },
  },
  tokenMistake('signature of zeros', 'jwt-signature-zero', (token) => {
    token.header.alg = 'ES256';
    token.finish = (compact) => `${compact.slice(0, compact.lastIndexOf('.') + 1)}${'A'.repeat(86)}`;
  }),
  tokenMistake('token without its claims', 'jwt-payload-not-object', (token) => {
    token.finish = (compact) => compact.replace(/\.[^.]*\./, '..');
  }),
  tokenMistake('logout token used for access', 'jwt-typ-mismatch', ({ header }) => {
    header.typ = 'logout+jwt';
  }),
  tokenMistake('ID token used for access', 'jwt-id-token-as-access', ({ header, claims }) => {
    header.typ = 'JWT';
    delete claims.client_id;
    delete claims.jti;
    Object.assign(claims, { aud: 'web', nonce: 'n-0S6WzA2Mj4kQx81', at_hash: '77QmUPtjPfzWtF2AnpK9RQ' });
  }),
  tokenMistake('kid that is a path', 'jwt-kid-suspicious', ({ header }) => {
    header.kid = '../../../dev/null';
  }),
  tokenMistake('header that says where the key is', 'jwt-jku-x5u', ({ header }) => {
    header.jku = 'https://keys.elsewhere.example/jwks.json';
  }),
  tokenMistake('header that brings its key', 'jwt-embedded-jwk', ({ header }) => {
    header.alg = 'ES256';
    header.jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
      y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
    };
  }),
  tokenMistake('header that brings a private key', 'jwt-jwk-private', ({ header }) => {
    header.alg = 'ES256';
    header.jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
      y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
      d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI',
    };
  }),
  tokenMistake('RSA key of 1024 bits', 'jwt-rsa-key-small', (token) => {
    token.header.alg = 'RS256';
    token.rsaBits = 1024;
  }),
  tokenMistake('crit that names nothing', 'jwt-crit-invalid', ({ header }) => {
    header.crit = [];
  }),
  tokenMistake('claim given twice', 'jwt-duplicate-member', (token) => {
    token.claimsText = JSON.stringify(token.claims).replace('{', '{"sub":"2",');
  }),
  tokenMistake('password in the token', 'jwt-secret-in-claims', ({ claims }) => {
    claims.password = 'correct horse battery staple';
  }),
  tokenMistake('e-mail address in the token', 'jwt-pii-basic', ({ claims }) => {
    claims.email = 'alice@example.org';
  }),
  tokenMistake('social security number in the token', 'jwt-pii-sensitive', ({ claims }) => {
    claims.ssn = '219-09-9999';
  }),
  tokenMistake(
    'hundreds of permissions in the token',
    'jwt-bloat',
    ({ claims }) => {
      claims.permissions = Array.from({ length: 150 }, (_, index) => `orders:part-${index}:write`);
    },
    {
      'authz-header-size': 'the header grows with it',
    },
  ),
  tokenMistake('key of the server in the browser', 'jwt-service-role-in-browser', ({ claims }) => {
    claims.role = 'service_role';
  }),
  tokenMistake(
    'token from a tutorial',
    'jwt-sample-token',
    (token) => {
      token.secret = 'your-256-bit-secret';
      token.header = { alg: 'HS256', typ: 'JWT' };
      token.claims = { sub: '1234567890', name: 'John Doe', iat: 1516239022 };
    },
    { 'jwt-no-exp': 'the sample has no exp' },
  ),
  tokenMistake('base64 with padding', 'jwt-not-base64url', (token) => {
    token.finish = (compact) => `${compact}=`;
  }),
  tokenMistake('token of four parts', 'jwt-bad-segment-count', (token) => {
    token.finish = (compact) => `${compact}.${compact.slice(-20)}`;
  }),
];

/** Issuer of the token that was handed out last. */
let issuer = '';

function idTokenOf(iss: string): string {
  const now = Math.floor(Date.now() / 1000);
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const claims = { iss, sub: '1', aud: 'web', iat: now, exp: now + 600, nonce: 'n-0S6WzA2Mj4kQx81' };
  return `${encode({ alg: 'ES256', typ: 'JWT', kid: 'k1' })}.${encode(claims)}.${'mZ8k'.repeat(21)}Zw`;
}
