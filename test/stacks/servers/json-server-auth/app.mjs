import bcrypt from 'bcryptjs';
import jsonServer from 'json-server';
import auth from 'json-server-auth';
import { HOST, PASSWORD, PORT, page } from '../common/pages.mjs';

const users = [{ id: 1, email: 'alice@example.org', password: bcrypt.hashSync(PASSWORD, 4) }];
const orders = [1, 2, 3].map((id) => ({ id, userId: 1, title: `Order ${id}` }));
const app = jsonServer.create();
const router = jsonServer.router({ users, orders });
app.db = router.db;
app.get('/', (_request, response) =>
  response.send(
    page(`<form id="sign"><input name="email"><input name="password" type="password"><button>Sign in</button></form>
  <button id="more">Load</button><button id="out">Sign out</button><pre id="o"></pre><script>
    let loads = 0;
    const load = async () => {
      const token = localStorage.getItem('accessToken');
      const answer = await fetch('/orders/' + (loads % 3 + 1), { headers: token ? { Authorization: 'Bearer ' + token } : {} });
      o.textContent = 'answer ' + (++loads) + ' ' + answer.status;
    };
    sign.onsubmit = async (event) => {
      event.preventDefault();
      const answer = await fetch('/login', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(Object.fromEntries(new FormData(sign))),
      });
      localStorage.setItem('accessToken', (await answer.json()).accessToken);
      await load();
    };
    more.onclick = load;
    out.onclick = async () => { localStorage.removeItem('accessToken'); await load(); };
    load();
  </script>`),
  ),
);
app.use(auth.rewriter({ orders: 660, users: 600 }));
app.use(auth);
app.use(router);
app.listen(PORT, HOST);
