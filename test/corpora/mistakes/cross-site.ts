import type { Agent } from '../agent/agent.ts';
import type { Change } from '../wire/change.ts';
import { setAttribute } from '../wire/cookie-line.ts';
import { type Ask, createReply, pathOf, type Reply, readHeader, setHeader } from '../wire/message.ts';
import { cookieMistake } from './cookies.ts';
import type { Mistake } from './mistake.ts';

const ANSWER = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };

/** The API answers other sites with these headers; `$` stands for the origin that asks. */
function allowing(headers: Record<string, string>, preflight = 204): Change {
  return {
    answer(ask) {
      if (!pathOf(ask).startsWith('/open')) return undefined;
      const reply = createReply(
        ask.method === 'OPTIONS' ? preflight : 200,
        ANSWER,
        ask.method === 'OPTIONS' ? '' : '{}',
      );
      for (const [name, value] of Object.entries(headers))
        setHeader(reply, name, value.replace('$', readHeader(ask, 'origin') ?? 'null'));
      setHeader(reply, 'Vary', 'Origin');
      return reply;
    },
  };
}

const CREDENTIALS = { 'Access-Control-Allow-Credentials': 'true' };

/** A program of its own beside the server. */
function answering(path: string, answer: (ask: Ask) => Reply): Change {
  return { answer: (ask) => (pathOf(ask) === path ? answer(ask) : undefined) };
}

const apiMe = async (agent: Agent) => {
  const headers = { Authorization: `Bearer ${agent.memory.get('token')}` };
  await agent.fetch('https://api.json-server-auth.example/open/me', { headers });
};

export const crossSiteMistakes: Mistake[] = [
  {
    name: 'CORS headers for the preflight only',
    server: 'json-server-auth',
    rule: 'cors-allow-origin-missing',
    change: answering('/open/me', (ask) => {
      const asked = ask.method === 'OPTIONS';
      const reply = createReply(asked ? 204 : 200, ANSWER, asked ? '' : '{}');
      if (asked) {
        setHeader(reply, 'Access-Control-Allow-Origin', readHeader(ask, 'origin') ?? 'null');
        setHeader(reply, 'Access-Control-Allow-Headers', 'Authorization');
      }
      return reply;
    }),
    extra: apiMe,
  },
  {
    name: 'sign-in page that every site may frame',
    server: 'passport-session',
    rule: 'login-page-framable',
    change: {
      reply(reply) {
        setHeader(reply, 'Content-Security-Policy', undefined);
        setHeader(reply, 'X-Frame-Options', undefined);
      },
    },
  },
  {
    name: 'refused sign-in that names the user',
    server: 'passport-session',
    rule: 'login-user-enumeration',
    change: answering('/open/login', () => createReply(404, ANSWER, '{"message":"User not found"}')),
    async extra(agent) {
      const body = JSON.stringify({ email: 'nobody@example.com', password: 'secret123' });
      await agent.fetch('/open/login', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    },
  },
  {
    name: 'token of the HttpOnly cookie in an answer',
    server: 'fastify-jwt-cookie',
    rule: 'cookie-value-in-body',
    change: answering('/open/session', (ask) => {
      const token = /token=([^;]+)/.exec(readHeader(ask, 'cookie') ?? '')?.[1] ?? '';
      return createReply(200, ANSWER, JSON.stringify({ token }));
    }),
    async extra(agent) {
      await agent.fetch('/open/session');
    },
  },
  {
    name: 'form of another site that the browser adds Basic to',
    server: 'tiddlywiki',
    rule: 'csrf-http-auth',
    change: answering('/open/wipe', () => createReply(200, { 'Content-Type': 'text/html' }, '<p>Done</p>')),
    async extra(agent, { origin }) {
      await agent.submitFrom('https://shop.other.example', `${origin}/open/wipe`, 'all=yes');
    },
  },
  {
    name: 'token that a script puts into a cookie',
    server: 'json-server-auth',
    rule: 'cookie-js-set-token',
    async extra(agent) {
      agent.writeCookie(`session=${agent.memory.get('token')}; Path=/; Secure; SameSite=Lax`);
      await agent.fetch('/orders/1', { headers: { Authorization: `Bearer ${agent.memory.get('token')}` } });
    },
  },
  {
    name: 'every origin is echoed',
    server: 'oidc-bff',
    rule: 'cors-reflects-any-origin',
    change: allowing({ 'Access-Control-Allow-Origin': '$', ...CREDENTIALS }),
    async extra(agent, { origin }) {
      for (const from of ['https://shop.other.example', 'https://blog.third.example'])
        await agent.fetchFrom(from, `${origin}/open/me`, { credentials: true });
    },
  },
  {
    name: 'origin null is allowed',
    server: 'passport-session',
    rule: 'cors-null-with-credentials',
    change: allowing({ 'Access-Control-Allow-Origin': 'null', ...CREDENTIALS }),
    async extra(agent) {
      await agent.fetch('/open/me', { headers: { Origin: 'null' } });
    },
  },
  {
    name: 'all origins with credentials',
    server: 'oidc-bff',
    rule: 'cors-wildcard-with-credentials',
    change: allowing({ 'Access-Control-Allow-Origin': '*', ...CREDENTIALS }),
    async extra(agent) {
      await agent.fetch('/open/me', { credentials: true });
    },
  },
  {
    name: 'preflight asks for a token',
    server: 'json-server-auth',
    rule: 'cors-preflight-auth',
    change: allowing({ 'Access-Control-Allow-Origin': '$' }, 401),
    async extra(agent) {
      const headers = { Authorization: `Bearer ${agent.memory.get('token')}` };
      await agent.fetch('https://api.json-server-auth.example/open/me', { headers });
    },
  },
  {
    name: 'wildcard for headers',
    server: 'json-server-auth',
    rule: 'cors-allow-headers-wildcard',
    change: allowing({ 'Access-Control-Allow-Origin': '$', 'Access-Control-Allow-Headers': '*' }),
    async extra(agent) {
      const headers = { Authorization: `Bearer ${agent.memory.get('token')}` };
      await agent.fetch('https://api.json-server-auth.example/open/me', { headers });
    },
  },
  {
    name: 'JSON sent as plain text',
    server: 'passport-session',
    rule: 'csrf-simple-json',
    change: allowing({}),
    async extra(agent) {
      const headers = { 'Content-Type': 'text/plain' };
      await agent.fetch('/open/orders', { method: 'POST', headers, body: '{"amount":5,"to":"bob"}' });
    },
  },
  {
    name: 'CSRF token in the URL',
    server: 'passport-session',
    rule: 'csrf-token-in-url',
    change: allowing({}),
    async extra(agent) {
      await agent.fetch('/open/orders?csrf_token=hB7ZkQ2w9XvR4mT8yPc3LsN6dJfA1uGe');
    },
  },
  {
    ...cookieMistake(
      'session cookie that goes with writes from other sites',
      'iron-session',
      'cookie-sent-cross-site',
      (line) => setAttribute(line, 'SameSite', 'None'),
      {
        'cookie-samesite-none-session': 'that is why it goes',
        'csrf-unprotected-write': 'nothing else keeps other sites from writing',
      },
    ),
    async extra(agent, { origin }) {
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
      const from = 'https://shop.other.example';
      await agent.fetchFrom(from, `${origin}/login`, {
        method: 'POST',
        headers,
        body: 'username=bob',
        credentials: true,
      });
    },
  },
];
