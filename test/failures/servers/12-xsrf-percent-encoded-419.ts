import { randomBytes } from 'node:crypto';
import { cookieOf, type Handler, html, json, page } from '../live/http.ts';
import { defineScenario } from '../live/scenario.ts';

const host = 'panel.saffron.example';

/** A value as Laravel encrypts it. */
function sealed(bytes: number): string {
  const [iv, value] = [randomBytes(16), randomBytes(bytes)].map((part) => part.toString('base64'));
  return Buffer.from(JSON.stringify({ iv, value, mac: randomBytes(32).toString('hex'), tag: '' })).toString('base64');
}

/** The script copies the cookie as it stands, percent-encoded, into the header. */
export const scenario = defineScenario({
  file: '12-xsrf-percent-encoded-419',
  hosts: [host],
  start() {
    const token = encodeURIComponent(`${sealed(64).replace(/=+$/, '')}==`);
    const answer: Handler = (ask, response) => {
      const { pathname } = ask.url;
      if (pathname === '/sanctum/csrf-cookie') {
        const cookies = [
          `XSRF-TOKEN=${token}; Max-Age=7200; path=/; secure; samesite=lax`,
          `saffron_session=${encodeURIComponent(sealed(96))}; Max-Age=7200; path=/; secure; httponly; samesite=lax`,
        ];
        response.writeHead(204, { 'set-cookie': cookies }).end();
      } else if (pathname === '/login' && ask.method === 'POST') {
        const right = ask.headers['x-xsrf-token'] === decodeURIComponent(cookieOf(ask, 'XSRF-TOKEN') ?? '');
        if (right) json(response, { ok: true });
        else json(response, { message: 'CSRF token mismatch.' }, 419);
      } else html(response, page('Saffron'));
    };
    return {
      hosts: { [host]: answer },
      async drive(tab) {
        await tab.goto(`https://${host}/`);
        await tab.evaluate(async () => {
          await fetch('/sanctum/csrf-cookie');
          const cookie = document.cookie.split('; ').find((one) => one.startsWith('XSRF-TOKEN=')) ?? '';
          await fetch('/login', {
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              accept: 'application/json',
              'x-xsrf-token': cookie.slice('XSRF-TOKEN='.length),
            },
            body: JSON.stringify({ email: 'mira@saffron.example', password: 'wren-cove-41' }),
          });
        });
      },
    };
  },
});
