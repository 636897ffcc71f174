import type { Change } from '../wire/change.ts';
import { pathOf } from '../wire/message.ts';
import { cookieMistake } from './cookies.ts';
import type { Mistake } from './mistake.ts';

/** The logout deletes a cookie of another path, which leaves the one of the session. */
const deleteElsewhere: Change = {
  reply(reply, ask) {
    if (pathOf(ask) !== '/logout') return;
    for (const header of reply.headers)
      if (header.name.toLowerCase() === 'set-cookie')
        header.value = header.value.replace('; Path=/;', '; Path=/account;');
  },
};

/** The login sets a cookie and takes it away again. */
const setAndDelete: Change = {
  reply(reply, ask) {
    if (pathOf(ask) !== '/login') return;
    for (const [value, age] of [
      ['b-20260101-7', ''],
      ['', '; Max-Age=0'],
    ])
      reply.headers.push({
        name: 'Set-Cookie',
        value: `__Host-basket=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${age}`,
      });
  },
};

/** The logout forgets to take the cookie away. */
const keepCookie: Change = {
  reply(reply, ask) {
    if (pathOf(ask) === '/logout')
      reply.headers = reply.headers.filter(({ name }) => name.toLowerCase() !== 'set-cookie');
  },
};

export const sessionMistakes: Mistake[] = [
  cookieMistake('session ID kept at the login', 'fastify-session', 'session-fixation-login', (line) => {
    line.value = '8f3c1be94d7a4e60a5d2c7f1093b6e4a';
  }),
  {
    name: 'cookie kept at the logout',
    server: 'cookie-session',
    rule: 'session-cookie-kept-at-logout',
    change: keepCookie,
  },
  {
    name: 'cookie of another path deleted at the logout',
    server: 'fastify-secure-session',
    rule: 'session-cookie-kept-at-logout',
    change: deleteElsewhere,
  },
  {
    name: 'cookie set and deleted in one answer',
    server: 'passport-session',
    rule: 'cookie-duplicate-set',
    change: setAndDelete,
  },
  {
    name: 'session valid after the logout',
    server: 'iron-session',
    rule: 'session-valid-after-logout',
    change: keepCookie,
    implies: { 'session-cookie-kept-at-logout': 'the cookie that is still good is still there' },
    journey: {
      async login(agent, { origin }) {
        // Without a session it is refused.
        await agent.goto(`${origin}/me`);
        await agent.goto(`${origin}/`);
        await agent.submit({ username: 'alice', password: 'secret123' });
      },
      async logout(agent, { origin }) {
        await agent.goto(`${origin}/bye`);
        await agent.submit();
        await agent.goto(`${origin}/me`);
      },
    },
  },
];
