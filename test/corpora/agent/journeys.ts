import { ALICE } from '../../stacks/harness/stack.mjs';
import type { Served } from '../wire/servers.ts';
import type { Agent } from './agent.ts';

/** How one signs in, uses a server and signs out: the same as its `server.mjs` has it for a browser. */
export interface Journey {
  login(agent: Agent, served: Served): Promise<void>;
  use(agent: Agent, served: Served): Promise<void>;
  logout?(agent: Agent, served: Served): Promise<void>;
}

const { username, password, email } = ALICE;
const JSON_TYPE = { 'Content-Type': 'application/json' };

function expectStatus(what: string, status: number, wanted: number): void {
  if (status !== wanted) throw new Error(`${what} answered ${status}, not ${wanted}`);
}

async function visit(agent: Agent, origin: string): Promise<void> {
  for (const path of ['/me', '/orders/1', '/orders/2', '/me']) {
    const { status } = await agent.goto(origin + path);
    expectStatus(path, status, 200);
  }
}

const byForm: Journey = {
  async login(agent, { origin }) {
    await agent.goto(`${origin}/`);
    await agent.submit({ username, password });
    expectStatus('the login', agent.page().status, 200);
  },
  use: (agent, { origin }) => visit(agent, origin),
  async logout(agent, { origin }) {
    await agent.goto(`${origin}/bye`);
    await agent.submit();
  },
};

const authjs: Journey = {
  ...byForm,
  async logout(agent, { origin }) {
    await agent.goto(`${origin}/auth/signout`);
    await agent.submit();
  },
};

const betterAuth: Journey = {
  ...byForm,
  async login(agent, { origin }) {
    await agent.goto(`${origin}/`);
    const body = JSON.stringify({ email, password });
    const { status } = await agent.fetch('/api/auth/sign-in/email', { method: 'POST', headers: JSON_TYPE, body });
    expectStatus('the login', status, 200);
    await agent.goto(`${origin}/me`);
  },
  async logout(agent, { origin }) {
    await agent.goto(`${origin}/`);
    await agent.fetch('/api/auth/sign-out', { method: 'POST', headers: JSON_TYPE, body: '{}' });
    await agent.goto(`${origin}/?out`);
  },
};

async function loadOrders(agent: Agent, times: number): Promise<void> {
  const token = agent.memory.get('token');
  const headers: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  for (let turn = 0; turn < times; turn++) {
    const { status } = await agent.fetch(`/orders/${turn + 1}`, { headers });
    expectStatus('the order', status, token === undefined ? 401 : 200);
  }
}

const jsonServer: Journey = {
  async login(agent, { origin }) {
    await agent.goto(`${origin}/`);
    await loadOrders(agent, 1);
    const body = JSON.stringify({ email, password });
    const { text } = await agent.fetch('/login', { method: 'POST', headers: JSON_TYPE, body });
    agent.memory.set('token', JSON.parse(text).accessToken);
  },
  use: (agent) => loadOrders(agent, 3),
  async logout(agent) {
    agent.memory.delete('token');
    await loadOrders(agent, 1);
  },
};

async function signInAtProvider(agent: Agent): Promise<void> {
  await agent.submit({ login: username, password }, 'name="prompt"');
  while (agent.page().url.pathname.startsWith('/interaction/')) await agent.submit({}, 'name="prompt"');
}

const bff: Journey = {
  async login(agent, { origin }) {
    await agent.goto(`${origin}/login`);
    await signInAtProvider(agent);
  },
  async use(agent) {
    for (let turn = 0; turn < 5; turn++) expectStatus('the API', (await agent.fetch('/api/me')).status, 200);
  },
  async logout(agent) {
    await agent.submit();
  },
};

const eoc: Journey = {
  ...bff,
  use: (agent, { origin }) => visit(agent, origin),
  async logout(agent, { origin }) {
    await agent.goto(`${origin}/logout`);
  },
};

export const VERIFIER = 'a-code-verifier-of-the-journey-with-enough-characters-0123456789';
/** SHA-256 of the verifier, base64url. */
export const CHALLENGE = 'Ty97vOp_aj_sppu3ZtKgeONmSqb_FcnijHv5RH4-kDs';

async function loadData(agent: Agent, times: number, wanted: number): Promise<void> {
  const token = agent.memory.get('token');
  const headers: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  for (let turn = 0; turn < times; turn++)
    expectStatus('the API', (await agent.fetch('/api/data', { headers })).status, wanted);
}

/** What a single-page app does otherwise when it signs in. */
export interface SpaSignIn {
  /** Changes the authorization request. */
  request?(query: URLSearchParams): void;
  /** Changes the token request. */
  redeem?(body: URLSearchParams): void;
}

/** What oidc-client-ts does. */
export const signInFromSpa =
  ({ request, redeem }: SpaSignIn = {}): Journey['login'] =>
  async (agent, { origin, provider }) => {
    await agent.goto(`${origin}/`);
    await loadData(agent, 1, 401);
    await agent.fetch(`${provider}/.well-known/openid-configuration`);
    const state = crypto.randomUUID().replaceAll('-', '');
    const query = new URLSearchParams({
      client_id: 'spa',
      redirect_uri: `${origin}/`,
      response_type: 'code',
      scope: 'openid profile email api:read',
      state,
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
    });
    request?.(query);
    await agent.goto(`${provider}/auth?${query}`);
    await signInAtProvider(agent);
    const code = agent.page().url.searchParams.get('code') ?? '';
    const body = new URLSearchParams({
      client_id: 'spa',
      code,
      redirect_uri: `${origin}/`,
      code_verifier: VERIFIER,
      grant_type: 'authorization_code',
    });
    redeem?.(body);
    const { text } = await agent.fetch(`${provider}/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: body.toString(),
    });
    const tokens = JSON.parse(text);
    // As history.replaceState does.
    agent.page().url.search = '';
    agent.memory.set('token', tokens.access_token);
    agent.store('session-storage', { [`oidc.user:${provider}:spa`]: text });
    await loadData(agent, 1, 200);
  };

const spa: Journey = {
  login: signInFromSpa(),
  use: (agent) => loadData(agent, 4, 200),
  async logout(agent) {
    agent.memory.delete('token');
    agent.store('session-storage', {});
  },
};

const basic: Journey = {
  async login(agent, { origin }) {
    await agent.goto(`${origin}/login-basic`);
  },
  async use(agent, { origin }) {
    for (const path of ['/', '/status', '/recipes/default/tiddlers.json', '/status'])
      expectStatus(path, (await agent.goto(origin + path)).status, 200);
  },
};

/** Journeys by server; the others sign in with the plain form. */
const JOURNEYS: Record<string, Journey> = {
  authjs,
  'better-auth': betterAuth,
  'json-server-auth': jsonServer,
  'oidc-bff': bff,
  'oidc-eoc': eoc,
  'oidc-spa': spa,
  tiddlywiki: basic,
};

export const journeyOf = (name: string): Journey => JOURNEYS[name] ?? byForm;
