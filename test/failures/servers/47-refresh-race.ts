import { cookieOf, type Handler, html, json, page } from '../live/http.ts';
import { defineScenario } from '../live/scenario.ts';
import { jwt, random, seconds } from '../live/tokens.ts';

const host = 'app.godwit.example';
const ATTRIBUTES = 'HttpOnly; Secure; SameSite=Strict';

/** Two requests renew at once with one refresh token; the one that comes second is taken for a thief, and the session ends. */
export const scenario = defineScenario({
  file: '47-refresh-race',
  source: 'opendefender/OpenRisk #700; fliks-app/fliks PR #457',
  hosts: [host],
  truth: {
    cause: 'refresh-reused',
    mentions: [/refresh token was used twice/, /at the same time/, /one renewal|in one place/],
    wrong: [/name or the password/],
  },
  start() {
    const live = new Set<string>();
    const used = new Set<string>();
    const make = () => {
      const value = random(40);
      live.add(value);
      const access = jwt({ sub: 'u-31', iat: seconds(), exp: seconds() + 900 });
      return [
        `gw_access=${access}; Path=/; Max-Age=900; ${ATTRIBUTES}`,
        `gw_refresh=${value}; Path=/api/v1/auth; Max-Age=2592000; ${ATTRIBUTES}`,
      ];
    };
    const answer: Handler = (ask, response) => {
      const { pathname } = ask.url;
      if (pathname === '/api/v1/auth/login') json(response, { ok: true }, 200, { 'set-cookie': make() });
      else if (pathname === '/api/v1/auth/refresh') {
        const token = cookieOf(ask, 'gw_refresh') ?? '';
        if (live.delete(token)) {
          used.add(token);
          json(response, { ok: true }, 200, { 'set-cookie': make() });
          return;
        }
        live.clear();
        const gone = ['gw_access=; Path=/; Max-Age=0', 'gw_refresh=; Path=/api/v1/auth; Max-Age=0'];
        const error = { code: 'REFRESH_REUSE_DETECTED', error: 'Session revoked. Please sign in again.' };
        json(response, error, 401, { 'set-cookie': gone.map((one) => `${one}; ${ATTRIBUTES}`) });
      } else html(response, page('Godwit'));
    };
    return {
      hosts: { [host]: answer },
      async drive(tab) {
        await tab.goto(`https://${host}/`);
        await tab.evaluate(async () => {
          const post = (path: string, body?: string) =>
            fetch(`/api/v1/auth/${path}`, {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              ...(body ? { body } : {}),
            });
          await post('login', JSON.stringify({ email: 'mira@godwit.example', password: 'wren-cove-41' }));
          await Promise.all([post('refresh'), post('refresh')]);
        });
      },
    };
  },
});
