import cookieSession from 'cookie-session';
import express from 'express';
import { HOST, loginPage, PORT, page } from '../common/pages.mjs';

const app = express();
app.use(express.urlencoded({ extended: false }));
app.use(cookieSession({ name: 'session', keys: ['k1'], maxAge: 86_400_000 }));
app.get('/', (_request, response) => response.send(loginPage));
app.post('/login', (request, response) => {
  request.session.user = { id: request.body.username, role: 'admin' };
  response.redirect('/me');
});
app.get(['/me', '/orders/:id'], (request, response) =>
  request.session.user ? response.json(request.session.user) : response.sendStatus(401),
);
app.post('/logout', (request, response) => {
  request.session = null;
  response.redirect('/');
});
app.get('/bye', (_request, response) =>
  response.send(page('<form method="post" action="/logout"><button>Log out</button></form>')),
);
app.listen(PORT, HOST);
