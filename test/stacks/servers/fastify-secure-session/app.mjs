import formbody from '@fastify/formbody';
import secureSession from '@fastify/secure-session';
import Fastify from 'fastify';
import { HOST, loginPage, PORT, page } from '../common/pages.mjs';

const app = Fastify();
app.register(formbody);
app.register(secureSession, {
  secret: 'averylogphrasebiggerthanthirtytwochars',
  salt: 'mq9hDxBVDbspDR6n',
  cookie: { path: '/', httpOnly: true },
});
app.get('/', (_request, reply) => reply.type('text/html').send(loginPage));
app.post('/login', (request, reply) => {
  request.session.set('user', { id: request.body.username, role: 'admin' });
  reply.redirect('/me');
});
const guarded = (request, reply) => {
  const user = request.session.get('user');
  return user ? reply.send(user) : reply.code(401).send({});
};
app.get('/me', guarded);
app.get('/orders/:id', guarded);
app.post('/logout', (request, reply) => {
  request.session.delete();
  reply.redirect('/');
});
app.get('/bye', (_request, reply) =>
  reply.type('text/html').send(page('<form method="post" action="/logout"><button>Log out</button></form>')),
);
app.listen({ port: PORT, host: HOST });
