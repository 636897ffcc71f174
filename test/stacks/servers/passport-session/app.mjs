import express from 'express';
import session from 'express-session';
import passport from 'passport';
import { Strategy } from 'passport-local';
import { HOST, loginPage, PASSWORD, PORT, page } from '../common/pages.mjs';

passport.use(new Strategy((user, password, done) => done(null, password === PASSWORD ? { id: user } : false)));
passport.serializeUser((user, done) => done(null, user.id));
passport.deserializeUser((id, done) => done(null, { id }));

const app = express();
app.use(express.urlencoded({ extended: false }));
app.use(session({ secret: 'keyboard cat', resave: false, saveUninitialized: false }));
app.use(passport.initialize(), passport.session());
app.get('/', (_request, response) => response.send(loginPage));
app.post('/login', passport.authenticate('local', { successRedirect: '/me', failureRedirect: '/' }));
app.get('/me', (request, response) =>
  request.user ? response.send(page(`Hello ${request.user.id}`)) : response.sendStatus(401),
);
app.get('/orders/:id', (request, response) =>
  request.user ? response.send(page('An order')) : response.sendStatus(401),
);
app.post('/logout', (request, response) =>
  request.session.destroy(() => response.clearCookie('connect.sid').redirect('/')),
);
app.get('/bye', (_request, response) =>
  response.send(page('<form method="post" action="/logout"><button>Log out</button></form>')),
);
app.listen(PORT, HOST);
