import type { Agent } from '../agent/agent.ts';
import type { Change } from '../wire/change.ts';
import { dropAttribute } from '../wire/cookie-line.ts';
import { createReply, pathOf, readHeader, setHeader } from '../wire/message.ts';
import type { Served } from '../wire/servers.ts';
import { cookieMistake } from './cookies.ts';
import type { Mistake } from './mistake.ts';

const SESSION_ID = '8f3c1be94d7a4e60a5d2c7f1093b6e4a';
const JSON_HEADERS = {
  'Content-Type': 'application/json',
  'Cache-Control': 'no-store',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
};

const API_KEY = 'mN4qTz8RkW2vYp6XsD0aLf7HcJ3uBe9G';

const token = (agent: Agent) => agent.memory.get('token') ?? '';
const bearer = (agent: Agent) => ({ Authorization: `Bearer ${token(agent)}` });
const api = (served: Served, path: string) => `${served.origin}${path}`;

/** The server answers this path with this. */
function answering(path: string, status: number, headers: Record<string, string>, body = '{}'): Change {
  return {
    answer: (ask) =>
      pathOf(ask).startsWith(path) ? createReply(status, { ...JSON_HEADERS, ...headers }, body) : undefined,
  };
}

/** A mistake in what the page of `json-server-auth` does with its token. */
function pageMistake(
  name: string,
  rule: string,
  extra: NonNullable<Mistake['extra']>,
  rest: Partial<Mistake> = {},
): Mistake {
  return { name, server: 'json-server-auth', rule, extra, ...rest };
}

const HSTS = 'Strict-Transport-Security';

export const transportMistakes: Mistake[] = [
  pageMistake(
    'token in the query',
    'token-in-query',
    async (agent) => {
      await agent.fetch(`/report?access_token=${token(agent)}`);
    },
    { change: answering('/report', 200, {}) },
  ),
  pageMistake(
    'password in the query',
    'secret-in-query',
    async (agent) => {
      await agent.fetch('/report?password=correct-horse-battery', { headers: bearer(agent) });
    },
    { change: answering('/report', 200, {}) },
  ),
  pageMistake(
    'one-time code in the query',
    'secret-in-query',
    async (agent) => {
      await agent.fetch('/report?otp=492817', { headers: bearer(agent) });
    },
    { change: answering('/report', 200, {}) },
  ),
  pageMistake(
    'login by GET',
    'login-over-get',
    async (agent) => {
      await agent.fetch('/report/login?user=alice&password=correct-horse-battery');
    },
    { change: answering('/report', 200, {}) },
  ),
  pageMistake(
    'API key that comes back',
    'secret-echoed',
    async (agent) => {
      await agent.fetch('/report', { headers: { 'X-Api-Key': API_KEY } });
    },
    { change: answering('/report', 200, {}, JSON.stringify({ api_key: API_KEY })) },
  ),
  {
    name: 'name and password in a cookie',
    server: 'tiddlywiki',
    rule: 'cookie-credentials',
    change: {
      reply(reply, ask) {
        const basic = readHeader(ask, 'authorization')?.split(' ')[1];
        if (basic && pathOf(ask) === '/status')
          setHeader(reply, 'Set-Cookie', `__Host-m=2258:${basic}; Path=/; Secure; HttpOnly; SameSite=Lax`);
      },
    },
  },
  pageMistake(
    'token in the path',
    'token-in-path',
    async (agent) => {
      await agent.fetch(`/files/${token(agent)}/orders.csv`);
    },
    { change: answering('/files/', 200, {}) },
  ),
  pageMistake(
    'token in header and query',
    'auth-multiple-methods',
    async (agent) => {
      await agent.fetch(`/report?access_token=${token(agent)}`, { headers: bearer(agent) });
    },
    { change: answering('/report', 200, {}), implies: { 'token-in-query': 'it is in the query too' } },
  ),
  pageMistake(
    'token over plain http',
    'auth-over-http',
    async (agent, served) => {
      await agent.fetchFrom(
        'http://www.json-server-auth.example',
        `${served.origin.replace('https', 'http')}/orders/1`,
        {
          headers: bearer(agent),
        },
      );
    },
    { change: { reply: (reply) => setHeader(reply, HSTS, undefined) } },
  ),
  {
    name: 'HTTP Basic over plain http',
    server: 'tiddlywiki',
    rule: 'auth-over-http',
    implies: { 'basic-auth-used': 'Basic is no more than the password itself' },
    change: { reply: (reply) => setHeader(reply, HSTS, undefined) },
    async extra(agent, { origin }) {
      await agent.goto(`${origin.replace('https', 'http')}/status`);
    },
  },
  {
    ...cookieMistake(
      'session cookie set over plain http',
      'passport-session',
      'cookie-session-set-over-http',
      (line) => {
        line.name = line.name.replace('__Host-', '');
        dropAttribute(line, 'Secure');
      },
      {
        'auth-over-http': 'the cookie goes back over plain http',
        'mixed-login-form': 'the password went over plain http before it',
      },
    ),
    journey: {
      async login(agent, { origin }) {
        await agent.goto(origin.replace('https', 'http'));
        await agent.submit({ username: 'alice', password: 'secret123' });
      },
    },
  },
  {
    name: 'no Strict-Transport-Security',
    server: 'passport-session',
    rule: 'hsts-missing',
    change: { reply: (reply) => setHeader(reply, HSTS, undefined) },
  },
  {
    name: 'Strict-Transport-Security for a day',
    server: 'authjs',
    rule: 'hsts-missing',
    change: { reply: (reply) => setHeader(reply, HSTS, 'max-age=86400') },
  },
  pageMistake('Bearer undefined', 'bearer-malformed', async (agent) => {
    await agent.fetch('/orders/1', { headers: { Authorization: 'Bearer undefined' } });
  }),
  pageMistake('scheme given twice', 'bearer-malformed', async (agent) => {
    await agent.fetch('/orders/1', { headers: { Authorization: `Bearer Bearer ${token(agent)}` } });
  }),
  pageMistake('token in quotes', 'bearer-malformed', async (agent) => {
    await agent.fetch('/orders/1', { headers: { Authorization: `Bearer "${token(agent)}"` } });
  }),
  pageMistake(
    'token handed out by GET without no-store',
    'token-response-cacheable',
    async (agent) => {
      await agent.fetch('/session');
    },
    {
      change: answering(
        '/session',
        200,
        { 'Cache-Control': 'private' },
        JSON.stringify({ access_token: 'mN4qTz8RkW2vYp6XsD0aLf7HcJ3uBe9G', token_type: 'Bearer', expires_in: 600 }),
      ),
    },
  ),
  pageMistake(
    'access token for two days by expires_in',
    'oauth-expires-in',
    async (agent) => {
      await agent.fetch('/token', { method: 'POST', body: 'grant_type=client_credentials' });
    },
    {
      change: answering(
        '/token',
        200,
        {},
        JSON.stringify({ access_token: 'mN4qTz8RkW2vYp6XsD0aLf7HcJ3uBe9G', token_type: 'Bearer', expires_in: 172_800 }),
      ),
    },
  ),
  {
    name: 'session cookie in a response for shared caches',
    server: 'fastify-session',
    rule: 'session-response-shared-cache',
    change: {
      reply(reply) {
        if (reply.headers.some(({ name }) => name.toLowerCase() === 'set-cookie'))
          setHeader(reply, 'Cache-Control', 'public, max-age=300');
      },
    },
  },
  pageMistake(
    'name and password in the URL',
    'credentials-in-url',
    async (agent, served) => {
      await agent.goto(api(served, '/catalogue').replace('://', '://alice:secret123@'));
      await agent.goto(api(served, '/'));
    },
    { change: answering('/catalogue', 200, {}) },
  ),
  {
    name: 'session ID in the path',
    server: 'passport-session',
    rule: 'session-id-in-url',
    change: answering('/catalogue', 200, {}),
    async extra(agent, served) {
      await agent.goto(api(served, `/catalogue;jsessionid=${SESSION_ID.toUpperCase()}`));
    },
  },
  {
    name: 'session ID in the query',
    server: 'fastify-session',
    rule: 'session-id-in-url',
    change: answering('/catalogue', 200, {}),
    async extra(agent, served) {
      await agent.goto(api(served, `/catalogue?PHPSESSID=${SESSION_ID}`));
    },
  },
  {
    name: 'token handed on in Referer',
    server: 'json-server-auth',
    rule: 'token-in-referer',
    change: answering('/welcome', 200, { 'Referrer-Policy': 'unsafe-url' }),
    implies: { 'token-in-query': 'the page’s URL has it' },
    async extra(agent, served) {
      await agent.goto(api(served, `/welcome?access_token=${token(agent)}`));
      await agent.fetch('https://login.json-server-auth-id.example/pixel.gif', { type: 'image' });
    },
  },
  {
    name: 'token in the fragment of a redirect',
    server: 'json-server-auth',
    rule: 'token-in-fragment',
    change: {
      answer(ask) {
        if (!pathOf(ask).startsWith('/sso')) return undefined;
        const location = `/#access_token=mN4qTz8RkW2vYp6XsD0aLf7HcJ3uBe9G&token_type=Bearer`;
        return createReply(302, { ...JSON_HEADERS, Location: location });
      },
    },
    async extra(agent, served) {
      await agent.goto(api(served, '/sso'));
    },
  },
  pageMistake(
    'Authorization of seven kilobytes',
    'authz-header-size',
    async (agent) => {
      await agent.fetch('/big', {
        headers: { Authorization: `Bearer ${'mN4qTz8RkW2vYp6XsD0aLf7HcJ3uBe9G'.repeat(220)}` },
      });
    },
    { change: answering('/big', 200, {}) },
  ),
  pageMistake(
    'headers larger than the server takes',
    'header-limit-hit',
    async (agent) => {
      await agent.fetch('/big', {
        headers: { Authorization: `Bearer ${'mN4qTz8RkW2vYp6XsD0aLf7HcJ3uBe9G'.repeat(280)}` },
      });
    },
    {
      change: answering('/big', 431, {}),
      implies: {
        'authz-header-size': 'that header is what is too large',
        'request-headers-total': 'all headers together are what the server refused',
      },
    },
  ),
  {
    name: 'Digest with MD5',
    server: 'tiddlywiki',
    rule: 'digest-auth-weak',
    change: answering('/admin', 401, {
      'WWW-Authenticate': 'Digest realm="wiki", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c0", algorithm=MD5',
    }),
    async extra(agent, served) {
      await agent.goto(api(served, '/admin'));
    },
  },
  pageMistake('token in localStorage', 'storage-token-local', async (agent) => {
    agent.store('local-storage', { accessToken: token(agent) });
  }),
  pageMistake('refresh token in localStorage', 'storage-refresh-local', async (agent) => {
    agent.store('local-storage', { refresh_token: 'mN4qTz8RkW2vYp6XsD0aLf7HcJ3uBe9G' });
  }),
  {
    name: 'secret key in the browser',
    server: 'json-server-auth',
    rule: 'apikey-secret-in-browser',
    change: answering('/v1/charges', 200, {}),
    async extra(agent) {
      await agent.fetch('/v1/charges', { headers: { Authorization: 'Bearer sk_live_4eC39HqLyjWDarjtT1zdp7dc' } });
    },
  },
];
