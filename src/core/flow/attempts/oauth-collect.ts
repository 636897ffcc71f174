import { parseUrl } from '../../http/site.ts';
import { type Context, chainOf } from './context.ts';
import { isWithheld, type Message, placeOf, readValue } from './message.ts';

/** What belongs to one request for a code or for tokens, as far as it was seen. */
export interface Draft {
  /** As it reached the provider, or as it was about to. */
  request?: Message;
  /** The same request in a redirect and as it arrived. */
  copies: Message[];
  pushed?: Message;
  response?: Message;
  /** The answer as it reached the client, once for each time. */
  deliveries: Message[];
  tokens: Message[];
  userinfo: Message[];
  uses: Message[];
  discovery?: Message;
}

/** Sorts the messages of redirect-based OAuth into the attempts they belong to. */
export function collectDrafts(context: Context): Draft[] {
  const drafts: Draft[] = [];
  const pushed: Message[] = [];
  for (const message of context.messages) {
    if (message.kind === 'pushed-request') pushed.push(message);
    else if (message.kind === 'authorization-request') addRequest(drafts, message, pushed);
    else if (message.kind === 'authorization-response') addResponse(drafts, message, context);
    else if (message.kind === 'token-request') addTokenRequest(drafts, message, context);
    else if (message.kind === 'userinfo' || message.kind === 'api-request') addUse(drafts, message);
  }
  for (const draft of drafts) {
    const discovery = context.messages.findLast((one) => one.kind === 'discovery' && describes(one, draft));
    if (discovery) draft.discovery = discovery;
  }
  return drafts;
}

function createDraft(): Draft {
  return { copies: [], deliveries: [], tokens: [], userinfo: [], uses: [] };
}

/** Parameters that tell one request from another. */
const TELLING = ['client_id', 'state', 'nonce', 'redirect_uri', 'code_challenge', 'request_uri', 'response_type'];

function isSame(one: Message, other: Message): boolean {
  return (
    one.hostname === other.hostname && TELLING.every((name) => one.parameters.get(name) === other.parameters.get(name))
  );
}

function addRequest(drafts: Draft[], message: Message, pushed: Message[]): void {
  const open = drafts.findLast(({ request, response }) => request && !response && isSame(request, message));
  if (open) {
    open.copies.push(message);
    // As it arrived at the provider: what it says there is what counts.
    if (open.request?.in === 'location' && message.in === 'query') open.request = message;
    return;
  }
  const draft: Draft = { ...createDraft(), request: message, copies: [message] };
  const uri = readValue(message, 'request_uri');
  if (uri !== undefined) {
    const client = message.parameters.get('client_id');
    const at = pushed.findLastIndex((one) => {
      const given = one.seen.answer?.facts?.request_uri;
      return given === undefined ? one.parameters.get('client_id') === client : given === uri;
    });
    if (at >= 0) draft.pushed = pushed.splice(at, 1)[0] as Message;
  }
  drafts.push(draft);
}

/** The parameters of a request, those that were pushed included; `hidden` when they travel where they cannot be seen. */
export function askedFor(draft: Draft): {
  value(name: string): string | undefined;
  has(name: string): boolean;
  hidden: boolean;
} {
  const { request, pushed } = draft;
  const sources = [pushed, request].filter((one) => one !== undefined);
  const hidden =
    request !== undefined &&
    !pushed &&
    (request.parameters.has('request_uri') ||
      (request.parameters.has('request') && !request.parameters.has('response_type')));
  return {
    hidden,
    has: (name) => sources.some(({ parameters }) => parameters.has(name)),
    value: (name) => {
      for (const one of sources) if (one.parameters.has(name)) return readValue(one, name);
      return undefined;
    },
  };
}

function addResponse(drafts: Draft[], message: Message, context: Context): void {
  const again = drafts.findLast((draft) => draft.response && isSameAnswer(draft.response, message));
  if (again) {
    if (message.in !== 'location' && message.in !== 'fragment') again.deliveries.push(message);
    return;
  }
  if (message.forwarded) return;
  const draft = draftFor(drafts, message, context) ?? createDraft();
  if (!drafts.includes(draft)) drafts.push(draft);
  draft.response = message;
  if (message.in === 'query' || message.in === 'body') draft.deliveries.push(message);
}

function isSameAnswer(one: Message, other: Message): boolean {
  const code = readValue(one, 'code');
  if (code !== undefined) return readValue(other, 'code') === code;
  return ['code', 'state', 'error', 'id_token', 'access_token', 'response'].every(
    (name) => one.parameters.get(name) === other.parameters.get(name),
  );
}

function draftFor(drafts: readonly Draft[], message: Message, context: Context): Draft | undefined {
  const open = drafts.filter((draft) => draft.request && !draft.response && number(draft) <= message.seen.number);
  const state = readValue(message, 'state');
  const byState = state === undefined ? undefined : open.findLast((draft) => askedFor(draft).value('state') === state);
  if (byState) return byState;
  const chain = new Set(chainOf(context, message.seen.id).map(({ id }) => id));
  const byChain = open.findLast(({ copies }) =>
    copies.some(({ seen, in: part }) => part !== 'location' && chain.has(seen.id)),
  );
  if (byChain) return byChain;
  const byPlace = open.findLast((draft) => placeIn(askedFor(draft).value('redirect_uri')) === message.place);
  if (byPlace) return byPlace;
  const site = context.siteOf(message.hostname);
  return open.findLast((draft) => {
    const asked = askedFor(draft);
    const unknown = asked.hidden || isWithheldIn(draft, 'redirect_uri') || !asked.has('redirect_uri');
    return unknown && context.siteOf(askingHost(draft)) === site;
  });
}

function isWithheldIn({ request, pushed }: Draft, name: string): boolean {
  return [request, pushed].some((one) => one !== undefined && isWithheld(one, name));
}

function number({ copies }: Draft): number {
  return copies[0]?.seen.number ?? 0;
}

/** Host of whoever sent the browser to the provider. */
export function askingHost({ copies }: Draft): string {
  const [first] = copies;
  if (!first) return '';
  return first.in === 'location' ? first.seen.hostname : first.seen.pageHost;
}

/** Origin and path of an address; undefined when it is none. */
export function placeIn(address: string | undefined): string | undefined {
  const url = address === undefined ? undefined : parseUrl(address);
  return url && placeOf(url);
}

function addTokenRequest(drafts: Draft[], message: Message, context: Context): void {
  if (message.parameters.get('grant_type') !== 'authorization_code') return;
  const code = readValue(message, 'code');
  const answered = drafts.filter(({ response }) => response && response.seen.number <= message.seen.number);
  const byCode =
    code === undefined
      ? undefined
      : (answered.findLast(({ response }) => response && readValue(response, 'code') === code) ??
        drafts.findLast(({ tokens }) => tokens.some((one) => readValue(one, 'code') === code)));
  const client = message.parameters.get('client_id');
  const draft =
    byCode ??
    answered.findLast(
      (one) =>
        one.tokens.length === 0 &&
        (code === undefined || (one.response && isWithheld(one.response, 'code'))) &&
        (client === undefined || (askedFor(one).value('client_id') ?? client) === client) &&
        context.siteOf(one.response?.hostname ?? '') === context.siteOf(message.seen.pageHost || message.hostname),
    );
  if (draft) draft.tokens.push(message);
  else drafts.push({ ...createDraft(), tokens: [message] });
}

function addUse(drafts: readonly Draft[], message: Message): void {
  const id = message.credentials.get('authorization');
  const draft =
    id === undefined
      ? undefined
      : drafts.findLast((one) => one.tokens.some((token) => token.seen.answer?.access?.credential === id));
  if (!draft) return;
  if (message.kind === 'userinfo') draft.userinfo.push(message);
  else if (draft.uses.length < 8) draft.uses.push(message);
}

/** A description of the very server that was asked, read before it was. */
function describes(discovery: Message, draft: Draft): boolean {
  const to = draft.request ?? draft.tokens[0];
  if (!to || discovery.seen.number > to.seen.number) return false;
  const facts = discovery.seen.answer?.facts;
  const named = facts?.authorization_endpoint ?? facts?.token_endpoint;
  return named === undefined ? discovery.host === to.host : placeIn(named) === to.place;
}
