import { randomBytes } from 'node:crypto';
import { cookieOf, type Handler, html, loginForm, page, redirect } from '../live/http.ts';
import { authnRequest, samlResponse } from '../live/saml-pair.ts';
import { defineScenario } from '../live/scenario.ts';
import { submit } from '../live/steps.ts';
import { random } from '../live/tokens.ts';

const [sp, idp] = ['console.brine.example', 'sso.brine-idp.example'] as const;
const ACS = `https://${sp}/saml/acs`;

/** The state lies in a Lax cookie, which the identity provider's POST does not bring along. */
export const scenario = defineScenario({
  file: '07-saml-state-cookie-lax',
  hosts: [sp, idp],
  start() {
    let id = '';
    let relay = '';
    const provide: Handler = (ask, response) => {
      if (ask.method !== 'POST') {
        html(response, page('Sign in', loginForm('/sso')));
        return;
      }
      const audience = `https://${sp}/metadata`;
      const assertion = samlResponse({ to: ACS, issuer: `https://${idp}/metadata`, audience, inResponseTo: id });
      const form = `<form method="post" action="${ACS}"><input type="hidden" name="SAMLResponse" value="${assertion}"><input type="hidden" name="RelayState" value="${relay}"></form>`;
      const cookie = `idp_session=${random(24)}; Path=/; Secure; HttpOnly; SameSite=None`;
      html(response, page('Going on', form, 'document.forms[0].submit()'), 200, { 'set-cookie': cookie });
    };
    const serve: Handler = (ask, response) => {
      const { pathname, searchParams } = ask.url;
      if (pathname === '/saml/acs') {
        const session = `brine_sid=${random(24)}; Path=/; HttpOnly; Secure; SameSite=Lax`;
        if (cookieOf(ask, 'brine_saml_state')) redirect(response, '/home', { 'set-cookie': session });
        else redirect(response, '/login?error=saml-state-missing');
      } else if (pathname === '/login' && searchParams.has('error'))
        html(
          response,
          page('Not signed in', '<p>Signing in did not work.</p><a href="/saml/start">Sign in with SSO</a>'),
        );
      else if (pathname === '/home') html(response, page('Home'));
      else {
        id = `_${randomBytes(16).toString('hex')}`;
        relay = random(24);
        const to = `https://${idp}/sso`;
        const request = authnRequest({ id, issuer: `https://${sp}/metadata`, acs: ACS, to });
        const query = new URLSearchParams({ SAMLRequest: request, RelayState: relay });
        const cookie = `brine_saml_state=${id}.${random(24)}; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=600`;
        redirect(response, `${to}?${query}`, { 'set-cookie': cookie });
      }
    };
    return {
      hosts: { [sp]: serve, [idp]: provide },
      async drive(tab) {
        await tab.goto(`https://${sp}/`);
        await submit(tab, 'Not signed in');
      },
    };
  },
});
