import { finish } from './build.ts';
import { type Context, loginWith, type Protocol } from './context.ts';
import { checkDpop } from './dpop.ts';
import { type Message, readValue } from './message.ts';
import type { Attempt, AttemptStep, ProtocolId, Trait } from './model.ts';
import { checkOauth } from './oauth-checks.ts';
import { askedFor, askingHost, collectDrafts, type Draft, placeIn } from './oauth-collect.ts';
import { endOfOauth } from './oauth-outcome.ts';
import { checkSessionChanged } from './session-checks.ts';
import { createStep, handed, stepOf } from './step.ts';

/** OAuth 2.0 and OpenID Connect through redirects: code with and without PKCE, implicit, hybrid; pushed, signed, silent and with DPoP. */
export const oauthAuthorization: Protocol = (context) =>
  collectDrafts(context).flatMap((draft) => toAttempt(draft, context) ?? []);

function toAttempt(draft: Draft, context: Context): Attempt | undefined {
  const { request, response, tokens, deliveries } = draft;
  const site = siteOfDraft(draft, context);
  const provider = request?.host ?? tokens[0]?.host ?? hostOfSender(response, context);
  const callback = deliveries[0]?.seen.id;
  const login =
    loginWith(context, site, callback) ??
    loginWith(context, site, response?.seen.id) ??
    loginWith(context, site, tokens[0]?.seen.id);
  const ownHost = deliveries[0]?.host ?? response?.host;
  const end = endOfOauth(draft, login, context);
  const steps = stepsOf(draft, context, provider, end.missing);
  if (login?.outcome === 'succeeded' && deliveries[0]) {
    const sets = deliveries[0].seen.sets;
    if (sets.length > 0)
      steps.push(
        createStep('session', {
          exchange: deliveries[0].seen.id,
          ...(ownHost === undefined ? {} : { host: ownHost }),
          status: deliveries[0].seen.status,
          hands: sets.map(({ name }) => name),
        }),
      );
  }
  for (const use of draft.uses.slice(0, 1)) steps.push(stepOf(use, 'api-request'));
  const { missing, ...ended } = end;
  return finish(
    {
      aim: 'sign-in',
      protocol: protocolOf(draft),
      traits: traitsOf(draft),
      ...ended,
      ...(missing === undefined ? {} : { missing }),
      site,
      ...(provider === undefined || provider === ownHost ? {} : { provider }),
      steps,
      checks: [
        ...checkOauth(draft, context),
        ...checkDpop([...tokens, ...draft.userinfo, ...draft.uses], context),
        ...checkSessionChanged(login, context),
      ],
    },
    context,
    [...(login?.exchanges ?? []), ...deliveries.map(({ seen }) => seen.id)],
  );
}

/** Host that the answer came from, where a redirect of it was seen. */
function hostOfSender(response: Message | undefined, context: Context): string | undefined {
  if (!response) return undefined;
  if (response.in === 'location' || response.in === 'fragment') return response.seen.host;
  return context.hop(response.seen.from)?.host;
}

/** The site that the answer is for. */
export function siteOfDraft(draft: Draft, context: Context): string {
  const back = placeIn(askedFor(draft).value('redirect_uri'));
  const host =
    (back === undefined ? '' : new URL(back).hostname) ||
    draft.response?.hostname ||
    askingHost(draft) ||
    draft.tokens[0]?.seen.pageHost ||
    draft.tokens[0]?.hostname ||
    '';
  return context.siteOf(host);
}

function protocolOf(draft: Draft): ProtocolId {
  const asked = askedFor(draft).value('response_type');
  const { response } = draft;
  const types = asked?.toLowerCase().split(/\s+/) ?? [
    ...(response?.parameters.has('code') || draft.tokens.length > 0 ? ['code'] : []),
    ...(response?.parameters.has('access_token') ? ['token'] : []),
    ...(response?.parameters.has('id_token') ? ['id_token'] : []),
  ];
  const front = types.includes('token') || types.includes('id_token');
  if (!front) return 'oauth-code';
  return types.includes('code') ? 'oauth-hybrid' : 'oauth-implicit';
}

function traitsOf(draft: Draft): Trait[] {
  const { request, response, tokens, userinfo, pushed } = draft;
  const asked = askedFor(draft);
  const is: [Trait, boolean][] = [
    [
      'openid',
      (asked.value('scope') ?? '').split(/\s+/).includes('openid') ||
        response?.idToken !== undefined ||
        tokens.some(({ seen }) => seen.answer?.idToken !== undefined) ||
        userinfo.length > 0,
    ],
    ['pkce', asked.has('code_challenge') || tokens.some(({ parameters }) => parameters.has('code_verifier'))],
    [
      'pushed',
      pushed !== undefined ||
        request?.parameters.get('request_uri')?.startsWith('urn:ietf:params:oauth:request_uri:') === true,
    ],
    ['signed-request', request?.parameters.has('request') === true || pushed?.parameters.has('request') === true],
    ['signed-response', response?.parameters.has('response') === true],
    ['form-post', response?.in === 'body'],
    ['fragment', response?.in === 'fragment'],
    ['dpop', tokens.some(({ seen }) => seen.proof !== undefined)],
    ['silent', asked.value('prompt') === 'none'],
    ['frame', draft.copies.some(({ seen }) => seen.type === 'subdocument')],
  ];
  return is.flatMap(([trait, holds]) => (holds ? [trait] : []));
}

function stepsOf(
  draft: Draft,
  context: Context,
  provider: string | undefined,
  missing: Attempt['missing'],
): AttemptStep[] {
  const { discovery, pushed, request, response, deliveries, tokens, userinfo } = draft;
  const steps: AttemptStep[] = [];
  if (discovery) steps.push(stepOf(discovery, 'discovery', factsOf(discovery)));
  if (pushed) steps.push(stepOf(pushed, 'pushed-request', { hands: ['request_uri'] }));
  if (request) {
    const step = stepOf(request, 'authorization-request', {
      hands: handed(request, 'state', 'nonce', 'code_challenge', 'request_uri', 'dpop_jkt'),
    });
    if (askedFor(draft).hidden) step.problems.push({ code: 'hidden-parameters' });
    steps.push(step);
    const signIn = signInAt(draft, context);
    if (signIn) steps.push(signIn);
  } else if (response) {
    steps.push(
      createStep('authorization-request', { seen: 'elsewhere', ...(provider === undefined ? {} : { host: provider }) }),
    );
  }
  if (response) {
    const at = deliveries[0] ?? response;
    const said = readValue(response, 'error_description') ?? readValue(response, 'error');
    const step = stepOf(response, 'authorization-response', {
      exchange: at.seen.id,
      host: at.host,
      ...(deliveries[0] ? { status: at.seen.status } : {}),
      hands: handed(response, 'code', 'access_token', 'id_token', 'state', 'iss'),
      ...(said === undefined ? {} : { said }),
    });
    if (response.parameters.has('response') && !response.parameters.has('state'))
      step.problems.push({ code: 'encrypted' });
    steps.push(step);
  }
  for (const token of tokens.slice(-3)) steps.push(...tokenSteps(token));
  if (tokens.length === 0 && response?.parameters.has('code') && missing === undefined)
    steps.push(
      createStep('token-request', {
        seen: 'elsewhere',
        from: 'site',
        ...(provider === undefined ? {} : { host: provider }),
      }),
    );
  for (const one of userinfo.slice(0, 1))
    steps.push(stepOf(one, 'userinfo', { hands: one.seen.answer?.facts ? ['sub'] : [] }));
  if (missing !== undefined) steps.push(createStep(missing, { seen: 'missing' }));
  return steps;
}

/** A token request and its answer. */
export function tokenSteps(token: Message): AttemptStep[] {
  const { seen, host } = token;
  const { answer } = seen;
  const request = stepOf(token, 'token-request', { hands: handed(token, 'code', 'code_verifier', 'refresh_token') });
  const hands = answer?.token?.tokens.map(({ name }) => name) ?? [];
  const said = answer?.description ?? answer?.error;
  const response = createStep('token-response', {
    exchange: seen.id,
    host,
    status: seen.status,
    hands,
    parameters: [
      ...(answer?.token?.tokenType === undefined ? [] : [{ name: 'token_type', value: answer.token.tokenType }]),
      ...(answer?.token?.expiresIn === undefined
        ? []
        : [{ name: 'expires_in', value: String(answer.token.expiresIn) }]),
      ...(answer?.token?.scope === undefined ? [] : [{ name: 'scope', value: answer.token.scope }]),
      ...(answer?.error === undefined ? [] : [{ name: 'error', value: answer.error }]),
      ...(answer?.access ? [{ name: 'access_token', credential: answer.access.credential }] : []),
      ...(answer?.refresh ? [{ name: 'refresh_token', credential: answer.refresh.credential }] : []),
      ...(answer?.idToken?.credential ? [{ name: 'id_token', credential: answer.idToken.credential }] : []),
    ],
    ...(said === undefined ? {} : { said }),
  });
  if (seen.status > 0 && !answer) response.problems.push({ code: 'answer-unseen' });
  return seen.status === 0 ? [request] : [request, response];
}

function factsOf({ seen }: Message): Partial<AttemptStep> {
  return seen.answer?.facts ? { facts: seen.answer.facts } : {};
}

/** What the person did at the provider, between the request and its answer. */
function signInAt(draft: Draft, context: Context): AttemptStep | undefined {
  const { request, response } = draft;
  if (!request) return undefined;
  const until = response?.seen.number ?? Number.POSITIVE_INFINITY;
  const there = context
    .logins(context.siteOf(request.hostname))
    .findLast(
      (login) =>
        login.named &&
        login.provider === undefined &&
        login.origin.endsWith(`//${request.host}`) &&
        login.firstNumber > (draft.copies[0]?.seen.number ?? 0) &&
        login.firstNumber <= until,
    );
  if (!there) return undefined;
  return createStep('provider-sign-in', {
    exchange: there.exchanges[0] ?? request.seen.id,
    host: request.host,
    parameters: (there.fields ?? []).map((name) => ({ name })),
    ...(there.outcome === 'failed' && !response ? { said: there.steps.at(-1) ?? '' } : {}),
  });
}
