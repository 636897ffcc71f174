import type { Recorded } from '../../credential/book-model.ts';
import type { ObservedKind } from '../../credential/observed.ts';
import { getHeader } from '../../http/header.ts';
import { halfHash } from '../../http/secrets/sha256.ts';
import { hostOf } from '../../http/site.ts';
import { mayProveIdentity } from '../changes.ts';
import type { FlowView } from '../parameters.ts';
import { readIdToken } from './id-token.ts';
import { type Answered, placeOf, type Seen } from './message.ts';
import { readProof } from './proof.ts';

/** Characters of the words that an answer says. */
const MAX_SAID = 240;
const MAX_SETS = 8;

/** What is remembered of an exchange. */
export function toSeen(view: FlowView, recorded: readonly Recorded[]): Seen {
  const { exchange, url } = view;
  const seen: Seen = {
    id: exchange.id,
    number: exchange.number,
    at: exchange.startedAt,
    serverTime: serverTimeOf(exchange),
    place: placeOf(url),
    origin: view.origin,
    host: url.host,
    hostname: url.hostname,
    path: url.pathname,
    method: exchange.method,
    type: exchange.type,
    status: exchange.status,
    failed: exchange.status === 0,
    pageHost: view.navigation ? '' : hostOf(exchange.pageUrl ?? '') || hostOf(exchange.initiator ?? ''),
    asking: askingOf(exchange),
    sets: setsOf(recorded),
    bodyUnseen: exchange.unseen?.includes('request-body') === true || exchange.requestBody?.truncated === true,
  };
  const origin = getHeader(exchange.requestHeaders, 'origin');
  if (origin !== undefined && origin !== 'null') seen.askingOrigin = origin;
  if (exchange.redirectedFrom !== undefined) seen.from = exchange.redirectedFrom;
  if (view.location) seen.next = `${placeOf(view.location)}${view.location.search}`;
  if (recorded.some(({ found }) => found.place.name.length === 4 && found.place.name.toLowerCase() === 'dpop')) {
    const proof = readProof(exchange);
    if (proof) seen.proof = proof;
  }
  const given = getHeader(exchange.responseHeaders, 'dpop-nonce');
  if (given !== undefined) {
    seen.nonceGiven = given;
    seen.exposes = getHeader(exchange.responseHeaders, 'access-control-expose-headers') ?? '';
  }
  return seen;
}

function askingOf({ initiator, requestHeaders }: FlowView['exchange']): string {
  return (
    hostOf(initiator ?? '') ||
    hostOf(getHeader(requestHeaders, 'origin') ?? '') ||
    hostOf(getHeader(requestHeaders, 'referer') ?? '')
  );
}

function serverTimeOf({ responseHeaders, fromCache, startedAt }: FlowView['exchange']): number {
  const date = getHeader(responseHeaders, 'date');
  const said = date === undefined || fromCache || getHeader(responseHeaders, 'age') ? Number.NaN : Date.parse(date);
  return Number.isNaN(said) ? startedAt : said;
}

function setsOf(recorded: readonly Recorded[]): Seen['sets'] {
  const sets: Seen['sets'] = [];
  for (const { credential, found } of recorded) {
    if (found.place.carrier !== 'set-cookie' || !mayProveIdentity(credential.role) || sets.length >= MAX_SETS) continue;
    if (credential.kind === 'plain' || credential.role === 'other') continue;
    sets.push({ name: found.place.name.slice(0, 80), credential: credential.id });
  }
  return sets;
}

/** What the body of an answer says, as far as sign-ins go. */
export function toAnswered({ body, recorded }: ObservedKind<'body'>): Answered {
  const answered: Answered = {
    asksPassword: body.marks?.loginForm === true && body.marks.signOut !== true,
    isPage: body.marks?.page === true,
  };
  if (body.token) answered.token = body.token;
  const error = body.token?.error ?? body.answer?.error;
  if (error !== undefined) answered.error = error.slice(0, 80);
  const description = body.token?.errorDescription ?? body.answer?.description;
  if (description !== undefined) answered.description = description.slice(0, MAX_SAID);
  if (body.answer?.title !== undefined) answered.title = body.answer.title;
  for (const { credential, found } of recorded) {
    if (found.direction !== 'received' || found.place.carrier !== 'response-body') continue;
    const name = (found.place.path ?? found.place.name).replace(/^.*\./, '').toLowerCase();
    if (name === 'id_token')
      answered.idToken ??= { ...readIdToken(credential.jwt, found.value), credential: credential.id };
    else if (name === 'access_token')
      answered.access ??= {
        credential: credential.id,
        halfHash: halfHash(found.value),
        ...(credential.jwt ? { jwt: credential.jwt } : {}),
      };
    else if (name === 'refresh_token') answered.refresh ??= { credential: credential.id };
  }
  return answered;
}
