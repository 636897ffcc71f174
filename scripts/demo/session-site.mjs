// A shop that renders its pages on the server and remembers who you are in a session. Two things are wrong on purpose,
// because they are common: the session cookie has no SameSite attribute, and it stays valid for a year.
import { randomUUID } from 'node:crypto';
import express from 'express';
import session from 'express-session';
import { escapeHtml, renderPage } from './page.mjs';

/** @typedef {import('express-session').Session & { user?: string }} ShopSession */

const year = 365 * 24 * 60 * 60 * 1000;

/** @type {[string, string, string][]} */
const orders = [
  ['2041', 'Notebook, dotted', 'delivered'],
  ['2057', 'Pencils, 12', 'on its way'],
];

/**
 * @param {{ user: string, password: string, name: string }} account the only one that may sign in
 * @param {{ jwtUrl: string }} urls where the other site is, once it runs
 * @returns {import('express').Express}
 */
export function createSessionSite(account, urls) {
  const app = express();
  app.disable('x-powered-by');
  app.use(express.urlencoded({ extended: false }));
  app.use(
    session({
      secret: randomUUID(),
      resave: false,
      saveUninitialized: false,
      cookie: { httpOnly: true, maxAge: year },
    }),
  );

  /** @param {{ title: string, body: string, signedIn?: boolean }} page */
  const render = ({ title, body, signedIn }) =>
    renderPage({
      title: `Paper & Ink · ${title}`,
      navigation: [
        { href: '/account', text: 'Account' },
        { href: '/orders', text: 'Orders' },
        { href: `${urls.jwtUrl}/`, text: 'The token demo' },
        ...(signedIn ? [] : [{ href: '/login', text: 'Sign in' }]),
      ],
      body,
    });

  /** @param {string} message */
  const loginForm = (message) =>
    render({
      title: 'Sign in',
      body: `<form class="card" method="post" action="/login"><h1>Sign in</h1>
<p>The demo's account is filled in.</p>${message ? `<p role="alert">${escapeHtml(message)}</p>` : ''}
<label>User name<input name="username" autocomplete="username" value="${escapeHtml(account.user)}"></label>
<label>Password<input name="password" type="password" autocomplete="current-password" value="${escapeHtml(account.password)}"></label>
<button id="sign-in">Sign in</button></form>`,
    });

  app.get('/', (_request, response) => response.redirect('/account'));
  app.get('/login', (_request, response) => {
    response.send(loginForm(''));
  });
  app.post('/login', (request, response, next) => {
    if (request.body?.username !== account.user || request.body?.password !== account.password) {
      response.status(401).send(loginForm('This user name and password do not match.'));
      return;
    }
    // A new identifier at sign-in, so that one which was known before is worth nothing.
    request.session.regenerate((error) => {
      if (error) return next(error);
      /** @type {ShopSession} */ (request.session).user = account.user;
      request.session.save((failure) => (failure ? next(failure) : response.redirect('/account')));
    });
  });

  app.use((request, response, next) => {
    if (/** @type {ShopSession} */ (request.session).user) next();
    else response.redirect('/login');
  });
  app.get('/account', (_request, response) => {
    response.send(
      render({
        title: 'Account',
        signedIn: true,
        body: `<div class="card"><h1>Hello, ${escapeHtml(account.name)}</h1>
<p>This page needs a session. Open DevTools on it and choose Watchword.</p><p><a href="/orders">See your orders</a></p>
<form method="post" action="/logout"><button id="sign-out">Sign out</button></form></div>`,
      }),
    );
  });
  app.get('/orders', (_request, response) => {
    const rows = orders.map(([id, what, state]) => `<tr><td>${id}</td><td>${what}</td><td>${state}</td></tr>`).join('');
    response.send(
      render({
        title: 'Orders',
        signedIn: true,
        body: `<div class="card"><h1>Orders</h1><table>${rows}</table></div>`,
      }),
    );
  });
  app.post('/logout', (request, response, next) => {
    request.session.destroy((error) => {
      if (error) return next(error);
      response.clearCookie('connect.sid').redirect('/login');
    });
  });
  return app;
}
