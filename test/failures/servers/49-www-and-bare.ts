import { cookieOf, type Handler, html, loginForm, page, redirect } from '../live/http.ts';
import { defineScenario } from '../live/scenario.ts';
import { submit } from '../live/steps.ts';
import { random } from '../live/tokens.ts';

const [bare, www] = ['avocet.example', 'www.avocet.example'] as const;

const answer: Handler = (ask, response) => {
  const { pathname } = ask.url;
  if (pathname === '/login' && ask.method === 'POST') {
    const cookie = `avocet_session=${random(32)}; Path=/; HttpOnly; Secure; SameSite=Lax`;
    redirect(response, `https://${www}/account`, { 'set-cookie': cookie });
  } else if (pathname === '/account') {
    if (cookieOf(ask, 'avocet_session')) html(response, page('Account'));
    else redirect(response, `https://${www}/login?next=/account`);
  } else html(response, page(ask.url.host === www ? 'Sign in again' : 'Sign in', loginForm()));
};

/** The sign-in is at the bare name and leads to www, where its cookie does not go. */
export const scenario = defineScenario({
  file: '49-www-and-bare',
  source: 'singularityhub/singularityhub.github.io #117',
  hosts: [bare, www],
  truth: {
    cause: 'cookie-host-only',
    mentions: [/avocet_session/, /www\.avocet\.example/, /Domain=avocet\.example|one name|one host/],
    wrong: [/name or the password/, /sets? no cookie/],
  },
  start: () => ({
    hosts: { [bare]: answer, [www]: answer },
    async drive(tab) {
      await tab.goto(`https://${bare}/login`);
      await submit(tab, 'Sign in again');
    },
  }),
});
