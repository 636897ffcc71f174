import express from 'express';
import session from 'express-session';
import { behindProxy, loginForm, page } from '../live/http.ts';
import { defineScenario } from '../live/scenario.ts';
import { submitInPlace } from '../live/steps.ts';

type User = { user?: string };
const host = 'shop.larkfield.example';

/** TLS ends at a proxy that the application does not trust, so it keeps its Secure cookie to itself. */
export const scenario = defineScenario({
  file: '01-secure-behind-proxy',
  hosts: [host],
  start() {
    const app = express();
    app.use(express.urlencoded({ extended: false }));
    const cookie = { secure: true, sameSite: 'lax' } as const;
    app.use(session({ secret: 'lab', resave: false, saveUninitialized: false, cookie }));
    app.get('/login', (_request, response) => void response.send(page('Sign in', loginForm())));
    app.post('/login', (request, response) => {
      (request.session as User).user = 'mira';
      request.session.save(() => response.redirect('/orders'));
    });
    app.get('/orders', (request, response) => {
      if ((request.session as User).user) response.send(page('Orders'));
      else response.redirect('/login');
    });
    const { handler, close } = behindProxy(app);
    return {
      hosts: { [host]: handler },
      close,
      async drive(tab) {
        await tab.goto(`https://${host}/login`);
        await submitInPlace(tab);
      },
    };
  },
});
