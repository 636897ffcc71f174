import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { fromNodeHeaders, toNodeHandler } from 'better-auth/node';
import express from 'express';
import { HOST, originOf, PORT, page } from '../common/pages.mjs';

const url = originOf('BETTER_AUTH', PORT);
const auth = betterAuth({
  baseURL: url,
  secret: 'a-better-auth-secret-of-32-characters!!',
  database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
  emailAndPassword: { enabled: true },
  trustedOrigins: [url],
  session: { cookieCache: { enabled: true, maxAge: 300 } },
});
await auth.api.signUpEmail({ body: { email: 'alice@example.org', password: 'secret123', name: 'alice' } });

const app = express();
app.all('/api/auth/*', toNodeHandler(auth));
app.get(['/me', '/orders/:id'], async (request, response) => {
  const session = await auth.api.getSession({ headers: fromNodeHeaders(request.headers) });
  if (session) response.json(session.user);
  else response.sendStatus(401);
});
app.get('/', (_request, response) =>
  response.send(
    page(`
  <form id="f"><input name="email"><input name="password" type="password"><button>Go</button></form>
  <button id="out">Log out</button>
  <script>
    const post = async (path, data) => {
      const answer = await fetch('/api/auth' + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(data) });
      // Read to its end, as the library's own client does: DevTools leaves out requests that never end.
      await answer.text();
      return answer;
    };
    f.onsubmit = async (event) => {
      event.preventDefault();
      const answer = await post('/sign-in/email', Object.fromEntries(new FormData(f)));
      if (answer.ok) location = '/me';
    };
    out.onclick = async () => { await post('/sign-out', {}); location = '/?out'; };
  </script>`),
  ),
);
app.listen(PORT, HOST);
