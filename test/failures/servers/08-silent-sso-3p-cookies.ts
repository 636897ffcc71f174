import { cookieOf, fieldsOf, type Handler, html, loginForm, page, redirect } from '../live/http.ts';
import { defineScenario } from '../live/scenario.ts';
import { submit } from '../live/steps.ts';
import { random } from '../live/tokens.ts';

const [app, provider] = ['app.fennel.example', 'id.fennel-auth.example'] as const;

const provide: Handler = (ask, response) => {
  const query = ask.url.searchParams;
  const back = query.get('redirect_uri') ?? '';
  const state = query.get('state') ?? '';
  if (ask.method === 'POST') {
    const fields = fieldsOf(ask);
    const answer = `code=${random(24)}&state=${fields.state}&session_state=${random(16)}`;
    const cookie = `AUTH_SESSION=${random(24)}; Path=/; HttpOnly; Secure; SameSite=None`;
    redirect(response, `${fields.to}#${answer}`, { 'set-cookie': cookie });
  } else if (query.get('prompt') !== 'none')
    html(response, page('Sign in', loginForm('/realms/fennel/login', { to: back, state })));
  else if (cookieOf(ask, 'AUTH_SESSION')) redirect(response, `${back}#code=${random(24)}&state=${state}`);
  else redirect(response, `${back}#error=login_required&state=${state}`);
};

const serve: Handler = (ask, response) => {
  if (ask.url.pathname.startsWith('/silent'))
    html(response, page('Silent', '', 'parent.postMessage(location.href, location.origin)'));
  else html(response, page('Fennel'));
};

function authorization(to: string, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: 'fennel-web',
    redirect_uri: `https://${app}${to}`,
    response_mode: 'fragment',
    response_type: 'code',
    scope: 'openid',
    state: random(),
    nonce: random(),
    code_challenge: random(32),
    code_challenge_method: 'S256',
    ...more,
  });
  return `https://${provider}/realms/fennel/protocol/openid-connect/auth?${query}`;
}

/** A silent sign-in in a frame, whose browser keeps the provider's cookie from it. */
export const scenario = defineScenario({
  file: '08-silent-sso-3p-cookies',
  hosts: [app, provider],
  notInFirefox:
    'It lets a site that the person has just come from have its cookie in a frame: the silent sign-in works.',
  args: ['--test-third-party-cookie-phaseout'],
  start: () => ({
    hosts: { [app]: serve, [provider]: provide },
    async drive(tab) {
      await tab.goto(`https://${app}/`);
      await tab.goto(authorization('/'));
      await submit(tab, 'Fennel');
      await tab.evaluate(
        (source) =>
          new Promise<void>((resolve) => {
            addEventListener('message', () => resolve());
            const frame = document.createElement('iframe');
            frame.src = source;
            document.body.append(frame);
          }),
        authorization('/silent-check-sso.html', { prompt: 'none' }),
      );
    },
  }),
});
