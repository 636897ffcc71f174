import { createServer } from 'node:http';
import { HOST, PORT, page } from '../common/pages.mjs';

const SERVER = `http://127.0.0.1:${process.env.PORT_OF_ARIA2}/jsonrpc`;

/** As the web pages for aria2 do it: the secret is kept in localStorage, and is the first parameter of each call. */
const control = page(`
  <form><label>RPC secret <input name="secret" type="password"></label><button>Save</button></form><pre></pre>
  <script>
    const call = async (method, ...more) => {
      const params = ['token:' + localStorage.secret, ...more];
      const body = JSON.stringify({ jsonrpc: '2.0', id: String(Math.random()).slice(2), method: 'aria2.' + method, params });
      const answer = await fetch('${SERVER}', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
      if (!answer.ok) throw new Error(answer.status);
      return (await answer.json()).result;
    };
    const show = async () => {
      const all = [await call('getVersion'), await call('getGlobalStat'), await call('tellActive'), await call('tellWaiting', 0, 10)];
      document.querySelector('pre').textContent = JSON.stringify(all);
    };
    document.querySelector('form').onsubmit = (event) => {
      event.preventDefault();
      localStorage.secret = new FormData(event.target).get('secret');
      show();
    };
    if (localStorage.secret) show();
  </script>`);

createServer((_request, response) => {
  response.setHeader('content-type', 'text/html');
  response.end(control);
}).listen(PORT, HOST);
