import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { jwt, sign } from 'hono/jwt';
import { HOST, loginPage, PORT, page } from '../common/pages.mjs';

const secret = 'it-is-very-secret-it-is-very-secret';
const YEAR_SECONDS = 3600 * 24 * 365;
const app = new Hono();
app.get('/', (context) => context.html(loginPage));
app.post('/login', async (context) => {
  const body = await context.req.parseBody();
  const claims = { sub: body.username, role: 'user', exp: Math.floor(Date.now() / 1000) + YEAR_SECONDS };
  setCookie(context, 'auth_token', await sign(claims, secret, 'HS256'), { path: '/', httpOnly: false });
  return context.redirect('/me');
});
const guard = jwt({ secret, cookie: 'auth_token', alg: 'HS256' });
app.get('/me', guard, (context) => context.json(context.get('jwtPayload')));
app.get('/orders/:id', guard, (context) => context.json({ id: context.req.param('id') }));
app.post('/logout', (context) => {
  deleteCookie(context, 'auth_token', { path: '/' });
  return context.redirect('/');
});
app.get('/bye', (context) =>
  context.html(page('<form method="post" action="/logout"><button>Log out</button></form>')),
);
serve({ fetch: app.fetch, port: PORT, hostname: HOST });
