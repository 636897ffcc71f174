import { ExpressAuth, getSession } from '@auth/express';
import Credentials from '@auth/express/providers/credentials';
import express from 'express';
import { HOST, PASSWORD, PORT } from '../common/pages.mjs';

const config = {
  secret: 'authjs-secret-authjs-secret-authjs-secret',
  trustHost: true,
  providers: [
    Credentials({
      credentials: { username: { label: 'Username' }, password: { label: 'Password', type: 'password' } },
      authorize: ({ username, password }) =>
        password === PASSWORD ? { id: '1', name: username, email: `${username}@example.org` } : null,
    }),
  ],
};
const app = express();
app.set('trust proxy', true);
app.use('/auth/*', ExpressAuth(config));
app.get(['/me', '/orders/:id'], async (request, response) => {
  const session = await getSession(request, config);
  if (session) response.json(session);
  else response.sendStatus(401);
});
app.get('/', (_request, response) => response.redirect('/auth/signin'));
app.listen(PORT, HOST);
