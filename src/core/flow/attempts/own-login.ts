import type { LoginAttempt } from '../login.ts';
import { finish } from './build.ts';
import type { Context } from './context.ts';
import type { Attempt, AttemptStep, ProtocolId } from './model.ts';
import { endByLogin } from './oauth-outcome.ts';
import { checkSessionChanged } from './session-checks.ts';
import { createStep } from './step.ts';
import { readCeremony } from './webauthn.ts';

/** Sign-ins by form, JSON, GraphQL, JSON-RPC, passkey or HTTP challenge, and those of other protocols of which no message is left. */
export function toOwnAttempts(context: Context, covered: ReadonlySet<string>): Attempt[] {
  return context.sites().flatMap((site) =>
    context
      .logins(site)
      .filter((login) => login.named && !login.exchanges.some((id) => covered.has(id)))
      .flatMap((login) => toAttempt(login, context) ?? []),
  );
}

function toAttempt(login: LoginAttempt, context: Context): Attempt | undefined {
  const protocol = protocolOf(login);
  const { missing, ...end } = endByLogin(login, login.exchanges.at(-1) ?? '', context.setBy(login.exchanges));
  const passkey = protocol === 'webauthn' ? readCeremony(login.exchanges[0], context) : undefined;
  const steps = stepsOf(login, protocol, context);
  if (passkey) {
    const answer = steps.find(({ kind }) => kind === 'credentials');
    if (answer) answer.facts = passkey.facts;
    steps.unshift(...passkey.steps);
  }
  if (missing !== undefined) steps.push(createStep(missing, { seen: 'missing' }));
  return finish(
    {
      aim: 'sign-in',
      protocol,
      traits: login.pkce === 'S256' || login.pkce === 'plain' ? ['pkce'] : [],
      ...end,
      ...(missing === undefined ? {} : { missing }),
      site: login.site,
      ...(login.provider === undefined ? {} : { provider: login.provider }),
      startedAt: login.startedAt,
      steps,
      checks: [...(passkey?.checks ?? []), ...checkSessionChanged(login, context)],
      story: [...login.steps],
    },
    context,
    login.exchanges,
  );
}

function stepsOf(login: LoginAttempt, protocol: ProtocolId, context: Context): AttemptStep[] {
  const host = login.origin.replace(/^https?:\/\//, '');
  const [first] = login.exchanges;
  const steps: AttemptStep[] = [];
  const challenged = protocol === 'http-challenge' && login.exchanges.length > 1;
  if (challenged && first !== undefined)
    steps.push(
      createStep('challenge', {
        exchange: first,
        host,
        status: 401,
        ...(login.challenge === undefined ? {} : { facts: login.challenge }),
      }),
    );
  const sent = challenged ? login.exchanges[1] : first;
  if (sent !== undefined) {
    const step = createStep('credentials', {
      exchange: sent,
      host,
      via: login.navigation ? (protocol === 'http-challenge' ? 'navigation' : 'form') : 'fetch',
      parameters: (login.fields ?? []).map((name) => ({ name })),
      ...(login.status === undefined ? {} : { status: login.status }),
    });
    if (login.call !== undefined) step.parameters.unshift({ name: 'call', value: login.call.slice(0, 100) });
    if (login.unrecorded) step.problems.push({ code: 'body-unseen' });
    steps.push(step);
  }
  if (login.minted && login.outcome !== 'failed' && login.refusedCookie === undefined) {
    const sets = context.setBy(login.exchanges);
    if (sets.length > 0)
      steps.push(
        createStep('session', { exchange: sets[0]?.exchange ?? '', host, hands: sets.map(({ name }) => name) }),
      );
  }
  return steps;
}

const PROTOCOLS: Readonly<Record<LoginAttempt['id'], ProtocolId>> = {
  form: 'form',
  json: 'json',
  'oauth-code': 'oauth-code',
  'oidc-code': 'oauth-code',
  'oauth-implicit': 'oauth-implicit',
  'oidc-implicit': 'oauth-implicit',
  'oidc-hybrid': 'oauth-hybrid',
  'oauth-password': 'oauth-password',
  'oauth-client-credentials': 'oauth-client-credentials',
  'oauth-device': 'oauth-device',
  saml: 'saml',
  'ws-federation': 'ws-federation',
  cas: 'cas',
  webauthn: 'webauthn',
  'http-challenge': 'http-challenge',
  unknown: 'unknown',
};

function protocolOf({ id, call, fields = [] }: LoginAttempt): ProtocolId {
  if (id !== 'json' || call === undefined) return PROTOCOLS[id];
  return fields.includes('query') || fields.includes('operationname') ? 'graphql' : 'json-rpc';
}
