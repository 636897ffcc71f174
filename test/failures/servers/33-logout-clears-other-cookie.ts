import { cookieOf, type Handler, html, json, page } from '../live/http.ts';
import { defineScenario } from '../live/scenario.ts';
import { jwt, seconds } from '../live/tokens.ts';

const host = 'cms.wrenfield.example';
const NAME = 'payload-token';
const ATTRIBUTES = 'HttpOnly; Secure; SameSite=Lax';

/** The sign-out deletes a cookie without Domain, and the session has one. */
export const scenario = defineScenario({
  file: '33-logout-clears-other-cookie',
  hosts: [host],
  start() {
    const claims = { id: 'u-31', collection: 'users', email: 'mira@wren.example' };
    const token = jwt({ ...claims, iat: seconds(), exp: seconds() + 7200 });
    const answer: Handler = (ask, response) => {
      switch (ask.url.pathname) {
        case '/api/users/login': {
          const end = new Date(Date.now() + 7_200_000).toUTCString();
          const cookie = `${NAME}=${token}; Expires=${end}; Path=/; Domain=wrenfield.example; ${ATTRIBUTES}`;
          json(response, { message: 'Auth Passed' }, 200, { 'set-cookie': cookie });
          return;
        }
        case '/api/users/logout': {
          const cookie = `${NAME}=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; ${ATTRIBUTES}`;
          json(response, { message: 'You have been logged out successfully.' }, 200, { 'set-cookie': cookie });
          return;
        }
        case '/api/users/me':
          json(response, { user: cookieOf(ask, NAME) ? { email: 'mira@wren.example' } : null });
          return;
        default:
          html(response, page('CMS'));
      }
    };
    return {
      hosts: { [host]: answer },
      async drive(tab) {
        await tab.goto(`https://${host}/`);
        await tab.evaluate(async () => {
          await fetch('/api/users/login', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ email: 'mira@wren.example', password: 'wren-cove-41' }),
          });
          await fetch('/api/users/me');
          await fetch('/api/users/logout', { method: 'POST' });
          await fetch('/api/users/me');
        });
      },
    };
  },
});
