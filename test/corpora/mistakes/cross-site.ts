import type { Change } from '../wire/change.ts';
import { setAttribute } from '../wire/cookie-line.ts';
import { createReply, pathOf, readHeader, setHeader } from '../wire/message.ts';
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

export const crossSiteMistakes: Mistake[] = [
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
