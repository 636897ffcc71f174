import type { DecodedSaml } from '../../credential/decode/saml.ts';
import { finish } from './build.ts';
import { type Context, chainOf, loginWith, type Protocol } from './context.ts';
import { isWithheld, type Message, readValue } from './message.ts';
import type { Attempt, AttemptStep, Trait } from './model.ts';
import { endByLogin } from './oauth-outcome.ts';
import { checkSaml } from './saml-checks.ts';
import { checkSessionChanged } from './session-checks.ts';
import { createStep, handed, stepOf } from './step.ts';

/** A request and its answer. */
export interface SamlDraft {
  request?: Message;
  copies: Message[];
  response?: Message;
  /** The answer each time that it came to the service provider. */
  deliveries: Message[];
}

/** SAML 2.0 sign-in and logout, by redirect, POST and artifact. */
export const saml: Protocol = (context) => {
  const drafts: SamlDraft[] = [];
  for (const message of context.messages) {
    if (message.kind !== 'saml' && message.kind !== 'saml-artifact') continue;
    if (isRequest(message)) addRequest(drafts, message);
    else addResponse(drafts, message, context);
  }
  return drafts.flatMap((draft) => toAttempt(draft, context) ?? []);
};

function isRequest({ parameters }: Message): boolean {
  return parameters.has('samlrequest');
}

function isSame(one: Message, other: Message, name: string): boolean {
  return one.parameters.get(name) === other.parameters.get(name);
}

function addRequest(drafts: SamlDraft[], message: Message): void {
  const open = drafts.findLast((one) => one.request && isSame(one.request, message, 'samlrequest'));
  if (open) open.copies.push(message);
  else drafts.push({ request: message, copies: [message], deliveries: [] });
}

function addResponse(drafts: SamlDraft[], message: Message, context: Context): void {
  const name = message.kind === 'saml-artifact' ? 'samlart' : 'samlresponse';
  const again = drafts.findLast(({ response }) => response && isSame(response, message, name));
  if (again) {
    if (message.in !== 'location') again.deliveries.push(message);
    return;
  }
  const draft = draftFor(drafts, message, context) ?? { copies: [], deliveries: [] };
  if (!drafts.includes(draft)) drafts.push(draft);
  draft.response = message;
  if (message.in !== 'location') draft.deliveries.push(message);
}

/** The request that a response answers: by its ID, by RelayState, by redirects, by where it was to go, else the last to that site. */
function draftFor(drafts: readonly SamlDraft[], message: Message, context: Context): SamlDraft | undefined {
  const open = drafts.filter((one) => one.request && !one.response && kindsFit(one.request, message));
  const to = message.saml?.inResponseTo;
  const byId = to === undefined ? undefined : open.findLast(({ request }) => request?.saml?.id === to);
  if (byId) return byId;
  const relay = readValue(message, 'relaystate');
  const byRelay =
    relay === undefined
      ? undefined
      : open.findLast(({ request }) => request && readValue(request, 'relaystate') === relay);
  if (byRelay) return byRelay;
  // It names no request: the identity provider may have begun by itself.
  if (message.saml && to === undefined && message.saml.assertions > 0) return undefined;
  const chain = new Set(chainOf(context, message.seen.id).map(({ id }) => id));
  const site = context.siteOf(message.hostname);
  return open.findLast(
    ({ copies, request }) =>
      copies.some(({ seen }) => chain.has(seen.id)) ||
      request?.saml?.assertionConsumerServiceUrl?.startsWith(message.place) ||
      context.siteOf(senderOf(copies[0])) === site,
  );
}

function kindsFit(request: Message, { saml: answer }: Message): boolean {
  if (!request.saml || !answer) return true;
  return (request.saml.kind === 'LogoutRequest') === (answer.kind === 'LogoutResponse');
}

/** Host name of whoever sends a request: the one that redirects, or whose page posts it. */
function senderOf(message: Message | undefined): string {
  if (!message) return '';
  return message.in === 'location' ? message.seen.hostname : message.seen.asking || message.seen.pageHost;
}

function toAttempt(draft: SamlDraft, context: Context): Attempt | undefined {
  const { request, response, deliveries } = draft;
  const [delivered] = deliveries;
  const decoded = response?.saml;
  const logout = (decoded ?? request?.saml)?.kind.startsWith('Logout') === true;
  const acs = request?.saml?.assertionConsumerServiceUrl;
  const host =
    delivered?.hostname ?? response?.hostname ?? (hostIn(acs) || senderOf(draft.copies[0]) || request?.hostname || '');
  const site = context.siteOf(host);
  const provider = request?.host ?? hostOfIssuer(response, context);
  const login = loginWith(context, site, delivered?.seen.id);
  const steps = stepsOf(draft, provider);
  const { missing, ...end } = endOf(draft, login, context, logout);
  if (missing !== undefined) steps.push(createStep(missing, { seen: 'missing' }));
  else if (delivered && delivered.seen.sets.length > 0 && end.outcome === 'worked' && !logout)
    steps.push(
      createStep('session', {
        exchange: delivered.seen.id,
        host: delivered.host,
        status: delivered.seen.status,
        hands: delivered.seen.sets.map(({ name }) => name),
      }),
    );
  return finish(
    {
      aim: logout ? 'sign-out' : 'sign-in',
      protocol: logout ? 'saml-logout' : 'saml',
      traits: traitsOf(draft),
      ...end,
      ...(missing === undefined ? {} : { missing }),
      site,
      ...(provider === undefined || provider === delivered?.host ? {} : { provider }),
      steps,
      checks: logout ? [] : [...checkSaml(draft, context), ...checkSessionChanged(login, context)],
    },
    context,
    login?.exchanges,
  );
}

function hostIn(address: string | undefined): string {
  return address !== undefined && URL.canParse(address) ? new URL(address).hostname : '';
}

function hostOfIssuer(response: Message | undefined, context: Context): string | undefined {
  if (!response) return undefined;
  if (response.in === 'location') return response.seen.host;
  return context.hop(response.seen.from)?.host ?? (response.seen.asking || undefined);
}

function traitsOf({ request, response }: SamlDraft): Trait[] {
  return [
    ...(response?.kind === 'saml-artifact' ? (['artifact'] as const) : []),
    ...(response?.in === 'body' ? (['form-post'] as const) : []),
    ...(!request && response?.saml && response.saml.inResponseTo === undefined && response.saml.assertions > 0
      ? (['unsolicited'] as const)
      : []),
    ...((response?.saml?.encryptedAssertions ?? 0) > 0 ? (['encrypted'] as const) : []),
  ];
}

type End = Pick<Attempt, 'outcome' | 'because' | 'missing'>;

function endOf(
  { copies, response, deliveries }: SamlDraft,
  login: ReturnType<typeof loginWith>,
  context: Context,
  logout: boolean,
): End {
  if (!response) {
    const failed = copies.find(({ seen, in: part }) => part !== 'location' && seen.status >= 400);
    if (failed) return { outcome: 'refused', because: { code: 'request-refused', exchange: failed.seen.id } };
    const last = copies.at(-1)?.seen.id;
    const because = { code: 'step-missing' as const, ...(last === undefined ? {} : { exchange: last }) };
    return { outcome: 'half-way', because, missing: logout ? 'sign-out-response' : 'saml-response' };
  }
  const exchange = (deliveries[0] ?? response).seen.id;
  const { status, subStatus } = response.saml ?? {};
  if (status !== undefined && status !== 'Success')
    return {
      outcome: 'refused',
      because: { code: 'error-response', exchange, said: [status, subStatus].filter(Boolean).join(', ') },
    };
  if (logout) return { outcome: 'worked', because: { code: 'signed-out', exchange } };
  if (login && login.outcome !== 'pending') return endByLogin(login, exchange, context.setBy(login.exchanges));
  const at = deliveries.at(-1);
  if (at && at.seen.status >= 400) return { outcome: 'refused', because: { code: 'status', exchange: at.seen.id } };
  return { outcome: 'not-seen', because: { code: 'nothing-seen', exchange } };
}

function stepsOf({ request, response, deliveries }: SamlDraft, provider: string | undefined): AttemptStep[] {
  const steps: AttemptStep[] = [];
  if (request)
    steps.push(
      withFacts(
        stepOf(request, kindOf(request, 'request'), { hands: ['ID', ...handed(request, 'relaystate')] }),
        request,
      ),
    );
  else if (response)
    steps.push(
      createStep(kindOf(response, 'request'), {
        seen: 'elsewhere',
        ...(provider === undefined ? {} : { host: provider }),
      }),
    );
  if (!response) return steps;
  const at = deliveries[0] ?? response;
  const step = stepOf(response, response.kind === 'saml-artifact' ? 'saml-artifact' : kindOf(response, 'response'), {
    exchange: at.seen.id,
    host: at.host,
    ...(deliveries[0] && at.seen.status > 0 ? { status: at.seen.status } : {}),
    hands: handed(response, 'samlresponse', 'samlart', 'relaystate'),
  });
  return [...steps, withFacts(step, response)];
}

function kindOf({ saml: decoded }: Message, side: 'request' | 'response'): AttemptStep['kind'] {
  if (decoded?.kind.startsWith('Logout')) return side === 'request' ? 'sign-out-request' : 'sign-out-response';
  return side === 'request' ? 'saml-request' : 'saml-response';
}

/** What people ask for first, by the names of the standard; whom it is about is a secret. */
function withFacts(step: AttemptStep, message: Message): AttemptStep {
  const { saml: decoded } = message;
  const name = message.parameters.has('samlrequest') ? 'samlrequest' : 'samlresponse';
  if (!decoded) {
    const problem = isWithheld(message, name) ? 'body-unseen' : 'unreadable';
    return message.kind === 'saml-artifact' ? step : { ...step, problems: [...step.problems, { code: problem }] };
  }
  const facts: Record<string, string> = { message: decoded.kind };
  for (const [label, value] of factsOf(decoded))
    if (value !== undefined && value !== '') facts[label] = value.slice(0, 300);
  const problems = [...step.problems];
  if (decoded.problems.some((code) => code === 'cut-short' || code === 'too-large'))
    problems.push({ code: 'cut-short' });
  if (decoded.problems.some((code) => /^not-|too-many/.test(code))) problems.push({ code: 'unreadable' });
  if (decoded.problems.includes('doctype')) problems.push({ code: 'doctype' });
  if (decoded.encryptedAssertions > 0) problems.push({ code: 'encrypted' });
  return { ...step, facts, problems };
}

function factsOf(decoded: DecodedSaml): [string, string | undefined][] {
  return [
    ['Issuer', decoded.issuer],
    ['IssueInstant', decoded.issueInstant],
    ['Destination', decoded.destination],
    ['AssertionConsumerServiceURL', decoded.assertionConsumerServiceUrl],
    ['StatusCode', decoded.status],
    ['Audience', decoded.audiences.join(' ')],
    ['Recipient', decoded.recipient],
    ['NotBefore', decoded.notBefore],
    ['NotOnOrAfter', decoded.notOnOrAfter ?? decoded.confirmationNotOnOrAfter],
    ['SessionNotOnOrAfter', decoded.sessionNotOnOrAfter],
    ['NameID Format', decoded.nameIdFormat],
    ['Attributes', decoded.attributeNames.join(', ')],
    ['Signed', decoded.signed.join(', ')],
    ['Algorithms', decoded.algorithms.join(', ')],
  ];
}
