import { type Handler, html, json, page } from '../live/http.ts';
import { defineScenario } from '../live/scenario.ts';
import { jwt, seconds } from '../live/tokens.ts';

const host = 'photos.pintail.example';

/** GraphQL refuses with status 200; the token had expired. */
export const scenario = defineScenario({
  file: '31-graphql-200-unauthenticated',
  hosts: [host],
  start() {
    const claims = { iss: 'https://pintail.example', sub: 'u-31', aud: 'pintail' };
    const token = jwt({ ...claims, iat: seconds() - 4200, exp: seconds() - 600 });
    const answer: Handler = (ask, response) => {
      if (ask.url.pathname !== '/graphql') {
        html(response, page('Pintail', '', `localStorage.setItem('access_token', '${token}')`));
        return;
      }
      const message = 'You do not have permission to perform this action';
      const error = { message, path: ['allPhotos'], extensions: { code: 'UNAUTHENTICATED' } };
      json(response, { data: null, errors: [error] });
    };
    return {
      hosts: { [host]: answer },
      async drive(tab) {
        await tab.goto(`https://${host}/`);
        await tab.evaluate(async () => {
          const headers = {
            'content-type': 'application/json',
            authorization: `Bearer ${localStorage.access_token}`,
          };
          const query = 'query AllPhotos { allPhotos { id } }';
          const body = JSON.stringify({ operationName: 'AllPhotos', query });
          for (let count = 0; count < 3; count += 1) await fetch('/graphql', { method: 'POST', headers, body });
        });
      },
    };
  },
});
