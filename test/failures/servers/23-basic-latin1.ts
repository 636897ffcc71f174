import { type Handler, html, json, page } from '../live/http.ts';
import { defineScenario } from '../live/scenario.ts';

const host = 'files.girdle.example';

function isRight(authorization = ''): boolean {
  const bytes = Buffer.from(authorization.slice('Basic '.length), 'base64');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes) === 'müller:grün-haus-41';
  } catch {
    return false;
  }
}

const answer: Handler = (ask, response) => {
  if (!ask.url.pathname.startsWith('/api')) html(response, page('Girdle'));
  else if (isRight(ask.headers.authorization)) json(response, { user: 'müller' });
  else json(response, { message: 'Login failed.' }, 401);
};

/** `btoa` writes Latin-1, and the server reads UTF-8. */
export const scenario = defineScenario({
  file: '23-basic-latin1',
  hosts: [host],
  start: () => ({
    hosts: { [host]: answer },
    async drive(tab) {
      await tab.goto(`https://${host}/`);
      await tab.evaluate(async () => {
        const headers = { authorization: `Basic ${btoa('müller:grün-haus-41')}` };
        for (let count = 0; count < 2; count += 1) await fetch('/api/v1/user/authentication', { headers });
      });
    },
  }),
});
