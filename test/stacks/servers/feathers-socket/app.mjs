import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuthenticationService, authenticate, JWTStrategy } from '@feathersjs/authentication';
import { LocalStrategy } from '@feathersjs/authentication-local';
import { feathers } from '@feathersjs/feathers';
import { bodyParser, errorHandler, koa, rest } from '@feathersjs/koa';
import { MemoryService } from '@feathersjs/memory';
import socketio from '@feathersjs/socketio';
import { HOST, PORT, page } from '../common/pages.mjs';

const packages = join(import.meta.dirname, '..', '..', 'node_modules');
const client = readFileSync(join(packages, '@feathersjs', 'client', 'dist', 'feathers.js'), 'utf8');
const sockets = readFileSync(join(packages, 'socket.io-client', 'dist', 'socket.io.min.js'), 'utf8');
const shop = page(`
  <form><input name="email"><input name="password" type="password"><button>Log in</button></form>
  <pre></pre><a href="#" id="out">Log out</a>
  <script src="/socket.js"></script><script src="/feathers.js"></script>
  <script>
    const app = feathers();
    app.configure(feathers.socketio(io({ transports: ['websocket'] })));
    app.configure(feathers.authentication({ storage: localStorage }));
    const show = async () => {
      const all = [];
      for (let turn = 0; turn < 3; turn++) all.push(await app.service('orders').find());
      document.querySelector('pre').textContent = JSON.stringify(all);
    };
    app.reAuthenticate().then(show, () => {});
    document.querySelector('form').onsubmit = async (event) => {
      event.preventDefault();
      await app.authenticate({ strategy: 'local', ...Object.fromEntries(new FormData(event.target)) });
      await show();
    };
    document.querySelector('#out').onclick = async () => {
      await app.logout();
      document.querySelector('pre').textContent = '';
    };
  </script>`);

const app = koa(feathers());
app.set('authentication', {
  secret: 'a key for tests that protects nothing',
  entity: 'user',
  service: 'users',
  authStrategies: ['jwt', 'local'],
  jwtOptions: { header: { typ: 'access' }, audience: 'https://shop.example', algorithm: 'HS256', expiresIn: '1d' },
  local: { usernameField: 'email', passwordField: 'password' },
});
app.use(errorHandler());
app.use(bodyParser());
app.use(async (context, next) => {
  const files = { '/': ['html', shop], '/socket.js': ['js', sockets], '/feathers.js': ['js', client] };
  const file = files[context.path];
  if (!file) return next();
  [context.type, context.body] = file;
});
app.configure(rest());
app.configure(socketio());

app.use('users', new MemoryService());
app.use('orders', { find: async () => [{ id: 1 }, { id: 2 }] });
app.service('orders').hooks({ before: { all: [authenticate('jwt')] } });
const authentication = new AuthenticationService(app);
const local = new LocalStrategy();
authentication.register('jwt', new JWTStrategy());
authentication.register('local', local);
app.use('authentication', authentication);
await app.service('users').create({ email: 'alice@example.org', password: await local.hashPassword('secret123') });
app.listen(PORT, HOST);
