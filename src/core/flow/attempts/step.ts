import type { Message } from './message.ts';
import { isShort, readValue } from './message.ts';
import type { AttemptStep, Party, StepKind, StepParameter } from './model.ts';

/** Who says something to whom, in each kind of step. */
const ROUTES: Readonly<Record<StepKind, readonly [from: Party, to: Party]>> = {
  discovery: ['browser', 'provider'],
  keys: ['browser', 'provider'],
  'pushed-request': ['browser', 'provider'],
  'authorization-request': ['browser', 'provider'],
  'provider-sign-in': ['browser', 'provider'],
  'authorization-response': ['provider', 'site'],
  'token-request': ['browser', 'provider'],
  'token-response': ['provider', 'browser'],
  userinfo: ['browser', 'provider'],
  session: ['site', 'browser'],
  'api-request': ['browser', 'api'],
  'device-request': ['browser', 'provider'],
  'saml-request': ['browser', 'provider'],
  'saml-response': ['provider', 'site'],
  'saml-artifact': ['provider', 'site'],
  'ws-request': ['browser', 'provider'],
  'ws-response': ['provider', 'site'],
  'cas-request': ['browser', 'provider'],
  'cas-ticket': ['provider', 'site'],
  challenge: ['site', 'browser'],
  credentials: ['browser', 'site'],
  ceremony: ['site', 'browser'],
  'fedcm-accounts': ['browser', 'provider'],
  'fedcm-assertion': ['browser', 'provider'],
  'session-key': ['browser', 'site'],
  'session-renewal': ['browser', 'site'],
  'sign-out-request': ['browser', 'provider'],
  'sign-out-response': ['provider', 'site'],
  'sign-out-frame': ['browser', 'site'],
  'after-sign-out': ['browser', 'site'],
  renewal: ['browser', 'provider'],
};

/** A step, with what differs from the usual. */
export function createStep(kind: StepKind, rest: Partial<AttemptStep> = {}): AttemptStep {
  const [from, to] = ROUTES[kind];
  return { kind, seen: 'seen', from, to, parameters: [], hands: [], problems: [], ...rest };
}

/** The step that a message is. */
export function stepOf(message: Message, kind: StepKind, rest: Partial<AttemptStep> = {}): AttemptStep {
  const { seen } = message;
  const step = createStep(kind, {
    exchange: seen.id,
    host: message.host,
    via: viaOf(message),
    parameters: parametersOf(message),
    ...(message.in === 'location' || message.in === 'fragment' || seen.status === 0 ? {} : { status: seen.status }),
    ...rest,
  });
  for (const name of message.twice) step.problems.push({ code: 'twice', detail: name });
  if (message.in === 'body' && seen.bodyUnseen) step.problems.push({ code: 'body-unseen' });
  if (seen.failed && message.in !== 'location') step.problems.push({ code: 'not-answered' });
  return step;
}

function viaOf({ in: part, seen }: Message): NonNullable<AttemptStep['via']> {
  if (part === 'fragment') return 'fragment';
  if (part === 'location') return 'redirect';
  if (seen.type === 'subdocument') return 'frame';
  if (seen.type !== 'document') return 'fetch';
  if (part === 'body') return 'form';
  return seen.from === undefined ? 'navigation' : 'redirect';
}

const MAX_PARAMETERS = 32;

/** Parameters with their values where these are known; secrets among them are hidden where the report is made. */
export function parametersOf(message: Message): StepParameter[] {
  return [...message.parameters.keys()].slice(0, MAX_PARAMETERS).map((name) => {
    const parameter: StepParameter = { name: name.slice(0, 80) };
    const value = readValue(message, name);
    const length = message.lengths.get(name);
    if (value !== undefined && isShort(value)) parameter.value = value.slice(0, 400);
    if (length !== undefined && length > 0) parameter.length = length;
    const credential = message.credentials.get(name);
    if (credential !== undefined) parameter.credential = credential;
    return parameter;
  });
}

/** Those of the names that a message has. */
export function handed(message: Message, ...names: string[]): string[] {
  return names.filter((name) => message.parameters.has(name));
}
