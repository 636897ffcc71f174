import express from 'express';
import { getIronSession } from 'iron-session';
import { HOST, loginPage, PORT, page } from '../common/pages.mjs';

const options = {
  password: 'complex_password_at_least_32_characters_long',
  cookieName: 'iron_app',
  cookieOptions: { secure: false },
};
const app = express();
app.use(express.urlencoded({ extended: false }));
app.get('/', (_request, response) => response.send(loginPage));
app.post('/login', async (request, response) => {
  const session = await getIronSession(request, response, options);
  session.user = { id: request.body.username };
  await session.save();
  response.redirect('/me');
});
app.get(['/me', '/orders/:id'], async (request, response) => {
  const session = await getIronSession(request, response, options);
  if (session.user) response.json(session.user);
  else response.sendStatus(401);
});
app.post('/logout', async (request, response) => {
  (await getIronSession(request, response, options)).destroy();
  response.redirect('/');
});
app.get('/bye', (_request, response) =>
  response.send(page('<form method="post" action="/logout"><button>Log out</button></form>')),
);
app.listen(PORT, HOST);
