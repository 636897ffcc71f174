import express from 'express';
import session from 'express-session';
import { behindProxy, type Handler, loginForm, page } from '../live/http.ts';
import { defineScenario } from '../live/scenario.ts';
import { submit } from '../live/steps.ts';

type User = { user?: string };
const host = 'app.knotwork.example';

function startInstance() {
  const app = express();
  app.set('trust proxy', 1);
  app.use(express.urlencoded({ extended: false }));
  // Each instance remembers its sessions by itself.
  app.use(
    session({ secret: 'lab', resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }),
  );
  app.get('/login', (_request, response) => void response.send(page('Sign in', loginForm())));
  app.post('/login', (request, response) => {
    (request.session as User).user = 'mira';
    request.session.save(() => response.send(page('Home')));
  });
  app.get('/api/orders', (request, response) => {
    if ((request.session as User).user) response.json([{ id: 1 }]);
    else response.status(401).json({ error: 'unauthenticated' });
  });
  return behindProxy(app, { 'x-forwarded-proto': 'https' });
}

/** Two instances of one application, each with sessions of its own, are asked in turns. */
export const scenario = defineScenario({
  file: '45-two-instances',
  source: 'Unitech/pm2 #286; LearnBoost/cluster #77',
  product: 'express-session',
  hosts: [host],
  truth: {
    cause: 'every-second',
    mentions: [/every second|in turns|alternat|some of/i, /instance/],
    wrong: [/get a new token/i, /name or the password/],
  },
  start() {
    const instances = [startInstance(), startInstance()];
    let turn = 0;
    const balance: Handler = (ask, response) => {
      const api = ask.url.pathname.startsWith('/api/');
      const at = api ? turn++ % 2 : 0;
      instances[at]?.handler(ask, response);
    };
    return {
      hosts: { [host]: balance },
      close: async () => void (await Promise.all(instances.map((one) => one.close()))),
      async drive(tab) {
        await tab.goto(`https://${host}/login`);
        await submit(tab, 'Home');
        await tab.evaluate(async () => {
          for (let count = 0; count < 8; count += 1) await fetch('/api/orders');
        });
      },
    };
  },
});
