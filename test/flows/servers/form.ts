import express from 'express';
import session from 'express-session';
import { behindProxy, loginForm, MIRA, page } from '../../failures/live/http.ts';
import { shows, submit } from '../../failures/live/steps.ts';
import { clickThrough } from '../../stacks/harness/steps.mjs';
import { defineFlow } from '../flow.ts';

const app = 'shop.pintail.example';

declare module 'express-session' {
  interface SessionData {
    name: string;
  }
}

function createShop() {
  const shop = express();
  shop.set('trust proxy', 1);
  const cookie = { httpOnly: true, secure: true, sameSite: 'lax' } as const;
  shop.use(session({ secret: 's', resave: false, saveUninitialized: false, name: 'pintail.sid', cookie }));
  shop.use(express.urlencoded({ extended: false }));
  shop.get('/', (_ask, answer) => void answer.send(page('Sign in', loginForm())));
  shop.post('/login', (ask, answer) => {
    const { username, password } = ask.body as Record<string, string>;
    if (username !== MIRA.username || password !== MIRA.password) return answer.redirect('/');
    ask.session.regenerate(() => {
      ask.session.name = MIRA.username;
      answer.redirect('/orders');
    });
  });
  shop.get('/orders', (ask, answer) => {
    if (ask.session.name === undefined) return answer.redirect('/');
    answer.send(page('Orders', '<form method="post" action="/logout"><button id="out">Log out</button></form>'));
  });
  shop.post('/logout', (ask, answer) => {
    ask.session.destroy(() => {
      answer.clearCookie('pintail.sid', cookie);
      answer.redirect('/');
    });
  });
  return shop;
}

export const flow = defineFlow({
  name: 'form',
  product: 'express-session',
  hosts: [app],
  core: true,
  start() {
    const { handler, close } = behindProxy(createShop(), { 'x-forwarded-proto': 'https' });
    return {
      hosts: { [app]: handler },
      close,
      async drive(tab) {
        await tab.goto(`https://${app}/`);
        await submit(tab, 'Orders');
        await tab.goto(`https://${app}/orders`);
        await clickThrough(tab, '#out');
        await shows(tab, 'Sign in');
      },
    };
  },
  attempts: [
    {
      title: 'Signed out by Logout',
      outcome: 'Worked',
      steps: ['Sign-out request'],
      ok: ['the sign-out cleared the session’s cookie (pintail.sid)'],
      unseen: ['what was signed out opens nothing any more'],
    },
    {
      title: 'Signed in by Form',
      outcome: 'Worked',
      steps: ['Credentials', 'Session of the site'],
      values: { Credentials: { username: 'not kept', password: 'not kept' } },
      ok: [],
    },
  ],
});
