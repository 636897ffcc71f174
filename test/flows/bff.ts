import { request as send } from 'node:http';
import express, { type RequestHandler } from 'express';
import session from 'express-session';
import { behindProxy, page } from '../failures/live/http.ts';
import { importServer } from '../failures/live/packages.ts';

/** What is done otherwise than by the code flow with its answer in the query. */
export interface BffOptions {
  host: string;
  provider: string;
  /** Port of the provider, which is asked without TLS. */
  providerPort: Promise<number>;
  clientId: string;
  formPost?: boolean;
  pushed?: boolean;
}

declare module 'express-session' {
  interface SessionData {
    verifier: string;
    state: string;
    idToken: string | undefined;
    user: string | undefined;
  }
}

interface Tokens {
  id_token?: string;
  claims(): { sub: string } | undefined;
}
type Parameters = Record<string, string>;
/** The part of openid-client that is used here. */
interface OpenidClient {
  customFetch: symbol;
  discovery(issuer: URL, id: string, secret: string, auth: undefined, options: object): Promise<object>;
  randomPKCECodeVerifier(): string;
  randomState(): string;
  calculatePKCECodeChallenge(verifier: string): Promise<string>;
  buildAuthorizationUrl(config: object, parameters: Parameters): URL;
  buildAuthorizationUrlWithPAR(config: object, parameters: Parameters): Promise<URL>;
  buildEndSessionUrl(config: object, parameters: Parameters): URL;
  authorizationCodeGrant(config: object, url: URL | Request, checks: object): Promise<Tokens>;
}

export const BFF_SECRET = 'a-secret-of-the-back-end-0123456789-abcdef';

const SCRIPT = `
  let loads = 0;
  const load = async () => { const answer = await fetch('/api/me'); document.title = 'Answer ' + (++loads) + ' ' + answer.status; };
  more.onclick = load;
  load();`;
const PAGE = `<button id="more">Load</button><form method="post" action="/logout"><button id="out">Log out</button></form>`;

/** openid-client behind express-session: the back end holds the tokens, the browser a cookie. */
export async function startBff({ host, provider, providerPort, clientId, formPost, pushed }: BffOptions) {
  const client = await importServer<OpenidClient>('openid-client/build/index.js');
  const self = `https://${host}`;
  const config = await client.discovery(new URL(`https://${provider}`), clientId, BFF_SECRET, undefined, {
    [client.customFetch]: fetchAt(await providerPort),
  });
  const app = express();
  app.set('trust proxy', 1);
  // The answer by form_post is a POST of another site, so that only a cookie with None goes along.
  const cookie = { httpOnly: true, secure: true, sameSite: formPost ? 'none' : 'lax' } as const;
  app.use(session({ secret: 's', resave: false, saveUninitialized: false, name: 'bff.sid', cookie }));
  app.use(express.urlencoded({ extended: false }));
  app.get('/login', async (ask, answer) => {
    const verifier = client.randomPKCECodeVerifier();
    const state = client.randomState();
    Object.assign(ask.session, { verifier, state });
    const parameters = {
      redirect_uri: `${self}/cb`,
      scope: 'openid profile',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      ...(formPost ? { response_mode: 'form_post' } : {}),
    };
    const build = pushed ? client.buildAuthorizationUrlWithPAR : client.buildAuthorizationUrl;
    answer.redirect((await build(config, parameters)).href);
  });
  const redeem: RequestHandler = async (ask, answer) => {
    const { verifier = '', state = '' } = ask.session;
    const url = new URL(ask.originalUrl, self);
    const callback = formPost
      ? new Request(url, { method: 'POST', body: new URLSearchParams(ask.body as Parameters) })
      : url;
    const tokens = await client.authorizationCodeGrant(config, callback, {
      pkceCodeVerifier: verifier,
      expectedState: state,
    });
    ask.session.regenerate(() => {
      ask.session.user = tokens.claims()?.sub;
      ask.session.idToken = tokens.id_token;
      answer.redirect('/home');
    });
  };
  app.get('/cb', redeem);
  app.post('/cb', redeem);
  app.get('/api/me', (ask, answer) =>
    ask.session.user ? answer.json({ sub: ask.session.user }) : answer.status(401).json({ error: 'sign in' }),
  );
  app.get('/home', (_ask, answer) => answer.send(page('Home', PAGE, SCRIPT)));
  app.get('/', (_ask, answer) => answer.send(page('Welcome', '<a id="sign" href="/login">Sign in</a>')));
  app.post('/logout', (ask, answer) => {
    const hint = ask.session.idToken;
    ask.session.destroy(() => {
      const url = client.buildEndSessionUrl(config, {
        post_logout_redirect_uri: `${self}/`,
        ...(hint ? { id_token_hint: hint } : {}),
      });
      answer.clearCookie('bff.sid').redirect(url.href);
    });
  });
  return behindProxy(app, { 'x-forwarded-proto': 'https' });
}

/** Asks a host by what is behind its TLS. */
function fetchAt(port: number) {
  return (address: string, { method = 'GET', headers, body }: RequestInit = {}): Promise<Response> => {
    const { host, pathname, search } = new URL(address);
    const all = { ...Object.fromEntries(new Headers(headers)), host, 'x-forwarded-proto': 'https' };
    return new Promise((resolve, reject) => {
      const asked = send({ host: '127.0.0.1', port, path: pathname + search, method, headers: all }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () => {
          const received = Object.entries(answer.headers).map(
            ([name, value]) => [name, String(value)] as [string, string],
          );
          resolve(new Response(Buffer.concat(chunks), { status: answer.statusCode ?? 502, headers: received }));
        });
      });
      asked.on('error', reject);
      asked.end(body === undefined || body === null ? undefined : String(body));
    });
  };
}
