import type { ServerResponse } from 'node:http';
import type { Page } from 'puppeteer-core';
import {
  type Ask,
  answerPreflight,
  cors,
  fieldsOf,
  type Handler,
  html,
  json,
  loginForm,
  page,
  redirect,
} from './http.ts';
import { submit } from './steps.ts';
import { jwt, random, seconds } from './tokens.ts';

/** What a scenario has otherwise than the provider that is right. */
export interface ProviderOptions {
  /** Host of the application, whose callback has the title `title`. */
  app: string;
  /** Host of the provider. */
  provider: string;
  title: string;
  /** Members of the token endpoint's answer. */
  tokens?: (audience: string) => Record<string, unknown>;
  /** Answers a token request itself; true when it did. */
  onToken?(ask: Ask, response: ServerResponse): boolean;
  audience?: string;
}

/** An authorization server for applications in the browser, and what such an application does. */
export function createProvider({ app, provider, title, tokens, onToken, audience = `${app}-api` }: ProviderOptions) {
  const codes = new Map<string, Record<string, string>>();
  const issuer = `https://${provider}`;

  const handler: Handler = (ask, response) => {
    if (answerPreflight(ask, response)) return;
    switch (ask.url.pathname) {
      case '/authorize':
        html(response, page('Sign in', loginForm('/login', Object.fromEntries(ask.url.searchParams))));
        return;
      case '/login': {
        const fields = fieldsOf(ask);
        const code = random(24);
        codes.set(code, fields);
        const cookie = `as_session=${random(24)}; Path=/; HttpOnly; Secure; SameSite=None`;
        redirect(response, `${fields.redirect_uri}?code=${code}&state=${fields.state}`, { 'set-cookie': cookie });
        return;
      }
      case '/token':
        if (!onToken?.(ask, response)) redeem(ask, response);
        return;
      default:
        json(response, {}, 404, cors(ask));
    }
  };

  function redeem(ask: Ask, response: ServerResponse): void {
    const code = fieldsOf(ask).code ?? '';
    const asked = codes.get(code);
    codes.delete(code);
    if (!asked) {
      const error = {
        error: 'invalid_grant',
        error_description: 'The authorization code is invalid or has been used.',
      };
      json(response, error, 400, cors(ask));
      return;
    }
    const now = seconds();
    const common = { iss: issuer, sub: 'u-31', iat: now, exp: now + 900 };
    const answer = {
      access_token: jwt(
        { ...common, aud: audience, client_id: asked.client_id, jti: random(), scope: 'openid' },
        { typ: 'at+jwt' },
      ),
      token_type: 'Bearer',
      expires_in: 900,
      id_token: jwt({ ...common, aud: asked.client_id, nonce: asked.nonce, auth_time: now - 5 }),
      scope: 'openid',
      ...tokens?.(audience),
    };
    json(response, answer, 200, cors(ask, { 'cache-control': 'no-store' }));
  }

  return {
    handler,
    /** The page sends the person to the provider, who signs in there. */
    async start(tab: Page): Promise<void> {
      await tab.goto(`https://${app}/`);
      const made = await tab.evaluate(async () => {
        const encode = (bytes: ArrayBuffer | Uint8Array) =>
          btoa(String.fromCharCode(...new Uint8Array(bytes as ArrayBuffer)))
            .replaceAll('+', '-')
            .replaceAll('/', '_')
            .replaceAll('=', '');
        const make = (length: number) => encode(crypto.getRandomValues(new Uint8Array(length)));
        const [verifier, state, nonce] = [make(32), make(16), make(16)] as const;
        const challenge = encode(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
        sessionStorage.setItem(`oidc.${state}`, JSON.stringify({ verifier, nonce }));
        return { state, nonce, code_challenge: challenge };
      });
      const query = new URLSearchParams({
        client_id: 'web-spa',
        response_type: 'code',
        scope: 'openid',
        redirect_uri: `https://${app}/callback`,
        ...made,
        code_challenge_method: 'S256',
      });
      await tab.goto(`${issuer}/authorize?${query}`);
      await submit(tab, title);
    },
    /** What a client library does on its callback page; `times` at once. */
    redeem(tab: Page, times = 1): Promise<{ access_token?: string }[]> {
      return tab.evaluate(
        (server: string, redirectUri: string, count: number) => {
          const query = new URLSearchParams(location.search);
          const kept = sessionStorage.getItem(`oidc.${query.get('state')}`);
          if (kept === null) throw new Error('No matching state found in storage');
          const { verifier } = JSON.parse(kept);
          const ask = () =>
            fetch(`${server}/token`, {
              method: 'POST',
              body: new URLSearchParams({
                grant_type: 'authorization_code',
                client_id: 'web-spa',
                code: query.get('code') ?? '',
                code_verifier: verifier,
                redirect_uri: redirectUri,
              }),
            }).then((answer) => answer.json());
          return Promise.all(Array.from({ length: count }, ask));
        },
        issuer,
        `https://${app}/callback`,
        times,
      );
    },
  };
}

/** A host that shows one page, wherever it is asked. */
export function showPage(title: string, script = ''): Handler {
  return (_ask, response) => html(response, page(title, '', script));
}
