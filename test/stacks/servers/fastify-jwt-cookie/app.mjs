import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import jwt from '@fastify/jwt';
import Fastify from 'fastify';
import { HOST, loginPage, PORT, page } from '../common/pages.mjs';

const app = Fastify();
app.register(jwt, {
  secret: 'supersecret-supersecret-supersecret-1234',
  cookie: { cookieName: 'token', signed: false },
});
app.register(cookie);
app.register(formbody);
app.get('/', (_request, reply) => reply.type('text/html').send(loginPage));
app.post('/login', async (request, reply) => {
  const token = await reply.jwtSign({ sub: request.body.username, role: 'admin' }, { expiresIn: '30d' });
  return reply.setCookie('token', token, { path: '/', httpOnly: true, sameSite: true }).redirect('/me');
});
const guarded = async (request) => {
  await request.jwtVerify({ onlyCookie: true });
  return request.user;
};
app.get('/me', guarded);
app.get('/orders/:id', guarded);
app.post('/logout', (_request, reply) => reply.clearCookie('token', { path: '/' }).redirect('/'));
app.get('/bye', (_request, reply) =>
  reply.type('text/html').send(page('<form method="post" action="/logout"><button>Log out</button></form>')),
);
app.listen({ port: PORT, host: HOST });
