import { createServer } from 'node:http';
import { HOST, PORT, page } from '../common/pages.mjs';

const DATABASE = `http://127.0.0.1:${process.env.PORT_OF_INFLUXDB}`;

/** A dashboard as many are: the page asks the database itself, which takes user and password from the query. */
const board = page(`
  <form><input name="user"><input name="pass" type="password"><button>Connect</button></form><pre></pre>
  <script>
    const ask = async (q) => {
      const { user, pass } = sessionStorage;
      const answer = await fetch('${DATABASE}/query?' + new URLSearchParams({ u: user, p: pass, q }));
      if (!answer.ok) throw new Error(answer.status);
      return answer.text();
    };
    const show = async () => {
      let text = '';
      for (const q of ['SHOW DATABASES', 'SHOW USERS', 'SHOW DIAGNOSTICS']) text += await ask(q);
      document.querySelector('pre').textContent = text;
    };
    document.querySelector('form').onsubmit = (event) => {
      event.preventDefault();
      for (const [name, value] of new FormData(event.target)) sessionStorage[name] = value;
      show();
    };
    if (sessionStorage.user) show();
  </script>`);

createServer((_request, response) => {
  response.setHeader('content-type', 'text/html');
  response.end(board);
}).listen(PORT, HOST);
