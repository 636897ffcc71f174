import { CHALLENGE, type SpaSignIn, signInFromSpa, VERIFIER } from '../agent/journeys.ts';
import type { Change } from '../wire/change.ts';
import { createReply, editText, pathOf, readHeader, setHeader } from '../wire/message.ts';
import type { Mistake } from './mistake.ts';

const OPAQUE = 'mN4qTz8RkW2vYp6XsD0aLf7HcJ3uBe9G';
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const ANSWER = {
  'Content-Type': 'application/json',
  'Cache-Control': 'no-store',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
};

/** An identity provider that lets a mistake pass: it is given what it insists on, whatever the browser sent. */
const lenient: Change = {
  ask(ask) {
    if (pathOf(ask) === '/token') {
      editText(ask, (text) => {
        const body = new URLSearchParams(text);
        if (body.get('grant_type') === 'authorization_code') body.set('code_verifier', VERIFIER);
        body.delete('client_secret');
        return body.toString();
      });
    }
    if (pathOf(ask) !== '/auth') return;
    const query = new URLSearchParams(ask.path.slice('/auth?'.length));
    if (query.get('client_id') !== 'spa') return;
    query.set('code_challenge', CHALLENGE);
    query.set('code_challenge_method', 'S256');
    query.set('response_type', 'code');
    query.delete('response_mode');
    query.delete('nonce');
    ask.path = `/auth?${query}`;
  },
};

/** A mistake in how the page of `oidc-spa` asks for its tokens. */
function spaMistake(name: string, rule: string, signIn: SpaSignIn, implies: Record<string, string> = {}): Mistake {
  return { name, server: 'oidc-spa', rule, journey: { login: signInFromSpa(signIn) }, atProvider: lenient, implies };
}

/** A place of another site, which the address of the sign-in names. */
const ELSEWHERE = 'https://api.json-server-auth.example/open/home';

const openRedirect: Mistake = {
  name: 'address of another site to go to after the sign-in',
  server: 'iron-session',
  rule: 'login-open-redirect',
  change: {
    reply(reply, ask) {
      if (pathOf(ask) !== '/login' || ask.method !== 'POST') return;
      reply.status = 302;
      setHeader(reply, 'Location', ELSEWHERE);
    },
  },
  journey: {
    async login(agent, { origin }) {
      await agent.goto(`${origin}/?next=${encodeURIComponent(ELSEWHERE)}`);
      await agent.submit({ username: 'alice', password: 'secret123' });
      await agent.goto(`${origin}/me`);
    },
  },
};

/** The token endpoint answers this grant with this, and passes the others on. */
function granting(grant: string, body: Record<string, unknown>): Change {
  return {
    answer: (ask) =>
      pathOf(ask) === '/token' && ask.method === 'POST' && ask.body.toString().includes(grant)
        ? createReply(
            200,
            { ...ANSWER, 'Access-Control-Allow-Origin': readHeader(ask, 'origin') ?? '*' },
            JSON.stringify(body),
          )
        : undefined,
  };
}

function requestToken(body: Record<string, string>): NonNullable<Mistake['extra']> {
  return async (agent, { provider }) => {
    await agent.fetch(`${provider}/token`, {
      method: 'POST',
      headers: FORM,
      body: new URLSearchParams(body).toString(),
    });
  };
}

const tokens = { access_token: OPAQUE, token_type: 'Bearer', expires_in: 600 };

export const signInMistakes: Mistake[] = [
  openRedirect,
  spaMistake('code without PKCE', 'oauth-no-pkce', {
    request: (query) => {
      query.delete('code_challenge');
      query.delete('code_challenge_method');
    },
    redeem: (body) => body.delete('code_verifier'),
  }),
  spaMistake('code redeemed without its verifier', 'oauth-pkce-unchecked', {
    redeem: (body) => body.delete('code_verifier'),
  }),
  spaMistake('PKCE plain', 'oauth-pkce-plain', {
    request: (query) => {
      query.set('code_challenge', VERIFIER);
      query.set('code_challenge_method', 'plain');
    },
  }),
  spaMistake('code_challenge in hexadecimal', 'oauth-pkce-malformed', {
    request: (query) => query.set('code_challenge', Buffer.from(CHALLENGE, 'base64url').toString('hex')),
  }),
  spaMistake(
    'nothing binds the login to the browser',
    'oauth-no-csrf-binding',
    {
      request: (query) => {
        for (const name of ['state', 'code_challenge', 'code_challenge_method']) query.delete(name);
      },
    },
    { 'oauth-no-pkce': 'there is no code_challenge' },
  ),
  spaMistake('implicit flow', 'oauth-implicit', {
    request: (query) => {
      query.set('response_type', 'token');
      query.delete('code_challenge');
      query.delete('code_challenge_method');
    },
  }),
  spaMistake('ID token without nonce', 'oidc-nonce-missing', {
    request: (query) => query.set('response_type', 'code id_token'),
  }),
  spaMistake(
    'token asked for in the query',
    'oauth-response-mode-risky',
    {
      request: (query) => {
        query.set('response_type', 'token');
        query.set('response_mode', 'query');
        query.delete('code_challenge');
        query.delete('code_challenge_method');
      },
    },
    { 'oauth-implicit': 'it is the implicit flow too' },
  ),
  spaMistake('client secret in the browser', 'oauth-client-secret-in-browser', {
    redeem: (body) => body.set('client_secret', 'spa-secret-that-everybody-can-read'),
  }),
  {
    name: 'login that returns over plain http',
    server: 'oidc-bff',
    rule: 'oauth-redirect-uri-http',
    change: {
      reply(reply, ask) {
        const location = readHeader(reply, 'location');
        if (pathOf(ask) === '/login' && location)
          setHeader(reply, 'Location', location.replace('redirect_uri=https', 'redirect_uri=http'));
      },
    },
    atProvider: {
      ask(ask) {
        ask.path = ask.path.replace('redirect_uri=http%3A', 'redirect_uri=https%3A');
      },
    },
  },
  {
    name: 'backend without PKCE and state',
    server: 'oidc-bff',
    rule: 'oauth-no-csrf-binding',
    change: {
      reply(reply, ask) {
        const location = readHeader(reply, 'location');
        if (pathOf(ask) !== '/login' || !location) return;
        const url = new URL(location);
        kept = url.search;
        for (const name of ['state', 'code_challenge', 'code_challenge_method']) url.searchParams.delete(name);
        setHeader(reply, 'Location', url.href);
      },
    },
    atProvider: {
      ask(ask) {
        if (pathOf(ask) === '/auth') ask.path = `/auth${kept}`;
      },
    },
    implies: { 'oauth-no-pkce': 'there is no code_challenge' },
  },
  {
    name: 'answer with another state',
    server: 'oidc-bff',
    rule: 'oauth-state-mismatch',
    atProvider: {
      reply(reply) {
        const location = readHeader(reply, 'location');
        if (location?.includes('code=')) setHeader(reply, 'Location', location.replace('state=', 'state=zz'));
      },
    },
    change: {
      ask(ask) {
        ask.path = ask.path.replace('state=zz', 'state=');
      },
    },
  },
  spaMistake('ID token without the nonce that was sent', 'oidc-nonce-mismatch', {
    request: (query) => query.set('nonce', 'n-0S6WzA2Mj4kQx81'),
  }),
  {
    name: 'ID token for another client',
    server: 'oidc-spa',
    rule: 'oidc-aud-mismatch',
    atProvider: {
      token({ name, claims }) {
        if (name === 'id_token') claims.aud = 'another-client';
      },
    },
  },
  {
    name: 'code redeemed twice',
    server: 'oidc-spa',
    rule: 'oauth-code-reused',
    journey: {
      async login(agent, served) {
        let again = '';
        await signInFromSpa({
          redeem: (body) => {
            again = body.toString();
          },
        })(agent, served);
        await agent.fetch(`${served.provider}/token`, { method: 'POST', headers: FORM, body: again });
      },
    },
  },
  {
    name: 'refresh token not rotated',
    server: 'oidc-spa',
    rule: 'oauth-refresh-not-rotated',
    atProvider: granting('refresh_token', { ...tokens, refresh_token: OPAQUE.toLowerCase() }),
    extra: requestToken({ grant_type: 'refresh_token', refresh_token: OPAQUE.toLowerCase(), client_id: 'spa' }),
  },
  {
    name: 'password grant',
    server: 'oidc-spa',
    rule: 'oauth-ropc',
    atProvider: granting('password', tokens),
    extra: requestToken({ grant_type: 'password', username: 'alice', password: 'secret123', client_id: 'spa' }),
  },
  {
    name: 'login refused by the identity provider',
    server: 'oidc-bff',
    rule: 'oauth-error-response',
    change: {
      answer: (ask) =>
        pathOf(ask) === '/cb' && ask.path.includes('error=') ? createReply(200, ANSWER, '{}') : undefined,
    },
    async extra(agent, { origin }) {
      const page = agent.page().url.href;
      await agent.goto(`${origin}/cb?error=access_denied&state=af0ifjsldkjaf0ifjsldkj`);
      await agent.goto(page);
    },
  },
  {
    name: 'redirect that repeats the password',
    server: 'passport-session',
    rule: 'oauth-307-after-credentials',
    change: {
      reply(reply, ask) {
        if (pathOf(ask) === '/login' && reply.status === 302) reply.status = 307;
      },
      // The page after the login takes what it is sent.
      ask(ask) {
        if (pathOf(ask) !== '/me') return;
        ask.method = 'GET';
        ask.body = Buffer.alloc(0);
        setHeader(ask, 'Content-Type', undefined);
      },
    },
  },
  {
    name: 'key-bound token without its proof',
    server: 'json-server-auth',
    rule: 'dpop-proof-missing',
    async extra(agent) {
      await agent.fetch('/orders/1', { headers: { Authorization: `DPoP ${agent.memory.get('token')}` } });
    },
  },
  {
    name: 'proof for another request',
    server: 'json-server-auth',
    rule: 'dpop-proof-invalid',
    async extra(agent, { origin }) {
      for (const path of ['/orders/1', '/orders/2'])
        await agent.fetch(path, { headers: { DPoP: proofFor(`${origin}/orders/1`, path) } });
    },
  },
  {
    name: 'proof sent twice',
    server: 'json-server-auth',
    rule: 'dpop-proof-reused',
    async extra(agent, { origin }) {
      const proof = proofFor(`${origin}/orders/1`, 'once');
      for (const path of ['/orders/1', '/orders/1?again']) await agent.fetch(path, { headers: { DPoP: proof } });
    },
  },
  {
    name: 'code accepted twice',
    server: 'oidc-spa',
    rule: 'oauth-code-reused',
    atProvider: granting('authorization_code&code=twice', tokens),
    async extra(agent, served) {
      const code = { code: 'twice-mN4qTz8RkW2v', code_verifier: VERIFIER };
      const body = { grant_type: 'authorization_code', ...code, client_id: 'spa' };
      for (let turn = 0; turn < 2; turn++) await requestToken(body)(agent, served);
    },
  },
  {
    name: 'key-bound token sent as bearer token',
    server: 'json-server-auth',
    rule: 'dpop-downgrade',
    change: {
      token({ claims }) {
        claims.cnf = { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' };
      },
    },
  },
  {
    name: 'SAML response without a signature',
    server: 'passport-session',
    rule: 'saml-unsigned',
    change: { answer: (ask) => (pathOf(ask) === '/acs' ? createReply(200, ANSWER, '{}') : undefined) },
    async extra(agent, { origin }) {
      const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
      const xml = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_1" Version="2.0" IssueInstant="${at(0)}"><saml:Assertion ID="_2" Version="2.0" IssueInstant="${at(0)}"><saml:Issuer>https://idp.example</saml:Issuer><saml:Subject><saml:NameID>alice</saml:NameID></saml:Subject><saml:Conditions NotBefore="${at(-60)}" NotOnOrAfter="${at(300)}"><saml:AudienceRestriction><saml:Audience>${origin}</saml:Audience></saml:AudienceRestriction></saml:Conditions></saml:Assertion></samlp:Response>`;
      await post(agent, `${origin}/acs`, { SAMLResponse: Buffer.from(xml).toString('base64') });
    },
  },
];

/** The query of the last authorization request, before the mistake. */
let kept = '';

/** A DPoP proof for a GET of this address. */
function proofFor(htu: string, jti: string): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
    y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  };
  const claims = { jti, htm: 'GET', htu, iat: Math.floor(Date.now() / 1000) };
  return `${encode({ alg: 'ES256', typ: 'dpop+jwt', jwk })}.${encode(claims)}.${'mZ8k'.repeat(21)}Zw`;
}

async function post(
  agent: Parameters<NonNullable<Mistake['extra']>>[0],
  url: string,
  fields: Record<string, string>,
): Promise<void> {
  const inputs = Object.keys(fields).map((name) => `<input name="${name}">`);
  agent.page().text = `<form method="post" action="${url}">${inputs.join('')}</form>`;
  await agent.submit(fields);
}
