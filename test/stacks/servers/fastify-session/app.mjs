import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import session from '@fastify/session';
import Fastify from 'fastify';
import { HOST, loginPage, PORT, page } from '../common/pages.mjs';

const app = Fastify();
app.register(formbody);
app.register(cookie);
app.register(session, { secret: 'a secret with minimum length of 32 characters', cookie: { secure: false } });
app.get('/', (_request, reply) => reply.type('text/html').send(loginPage));
app.post('/login', async (request, reply) => {
  // By itself the session keeps its ID, also the one it had before anybody signed in.
  if (process.env.RENEW_SESSION) await request.session.regenerate();
  request.session.user = { id: request.body.username };
  return reply.redirect('/me');
});
const guarded = (request, reply) =>
  request.session.user ? reply.send(request.session.user) : reply.code(401).send({});
app.get('/me', guarded);
app.get('/orders/:id', guarded);
app.post('/logout', async (request, reply) => {
  await request.session.destroy();
  return reply.redirect('/');
});
app.get('/bye', (_request, reply) =>
  reply.type('text/html').send(page('<form method="post" action="/logout"><button>Log out</button></form>')),
);
app.listen({ port: PORT, host: HOST });
