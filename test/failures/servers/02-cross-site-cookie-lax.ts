import express from 'express';
import session from 'express-session';
import { behindProxy } from '../live/http.ts';
import { showPage } from '../live/provider.ts';
import { defineScenario } from '../live/scenario.ts';

type User = { user?: string };
const [web, api] = ['web.harbor-ui.example', 'api.harbor-data.example'] as const;

/** The API of another site sets its cookie without SameSite=None. */
export const scenario = defineScenario({
  file: '02-cross-site-cookie-lax',
  hosts: [web, api],
  notInFirefox: 'It takes a cookie without SameSite for None, and keeps it for this page alone: the sign-in works.',
  start() {
    const app = express();
    app.use((request, response, next) => {
      response.set({
        'access-control-allow-origin': request.headers.origin ?? '*',
        'access-control-allow-credentials': 'true',
        'access-control-allow-headers': 'content-type',
        vary: 'Origin',
      });
      if (request.method === 'OPTIONS') response.sendStatus(204);
      else next();
    });
    app.use(express.json());
    app.set('trust proxy', true);
    const options = { secret: 'lab', resave: false, saveUninitialized: false, name: 'harbor.sid' };
    app.use(session({ ...options, cookie: { secure: true } }));
    app.post('/api/login', (request, response) => {
      (request.session as User).user = request.body.user;
      response.json({ ok: true });
    });
    app.get('/api/me', (request, response) => {
      const { user } = request.session as User;
      if (user) response.json({ user });
      else response.status(401).json({ error: 'not signed in' });
    });
    const { handler, close } = behindProxy(app, { 'x-forwarded-proto': 'https' });
    return {
      hosts: { [web]: showPage('Harbor'), [api]: handler },
      close,
      async drive(tab) {
        await tab.goto(`https://${web}/`);
        await tab.evaluate(async (origin) => {
          await fetch(`${origin}/api/login`, {
            method: 'POST',
            credentials: 'include',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ user: 'mira', password: 'wren-cove-41' }),
          });
          for (let count = 0; count < 2; count += 1) await fetch(`${origin}/api/me`, { credentials: 'include' });
        }, `https://${api}`);
      },
    };
  },
});
