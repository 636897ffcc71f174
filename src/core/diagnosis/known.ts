import type { Credential } from '../credential/book-model.ts';
import { decodeJwt } from '../credential/decode/jwt.ts';
import type { Clocks } from '../http/clock-skew.ts';
import type { SetCookieContext } from '../http/set-cookie-verdict.ts';
import type { PublicSuffixes } from '../http/site.ts';
import type { Jar } from './jar.ts';
import type { Trace } from './trace.ts';

/** A try to sign in that was seen: a password, a passkey, an assertion or a code reached the server. */
export interface SignIn {
  trace: Trace;
  /** `submit` of a person's own proof, `response` of a provider, `token` request of a client. */
  kind: 'submit' | 'response' | 'token';
  /** Site that was signed in to, and the site of the page. */
  site: string;
  pageSite: string;
}

/** A token that the page holds or has held. */
export interface Held {
  credential: Credential;
  /** Where it was seen first: the exchange, or undefined for the page's storage. */
  trace?: Trace;
  /** Origin that issued it, or whose storage holds it. */
  origin: string;
  /** Site of the page. */
  site: string;
  number: number;
}

/** A token that was in a page's storage and is no more, with none in its place. */
export interface PutAway {
  credential: Credential;
  origin: string;
  /** When it was seen there, and when there was one again. */
  lay: number;
  back?: number;
}

/** A request to sign in at a provider. */
export interface Authorization {
  trace: Trace;
  clientId: string;
  redirectUri: string;
  state: string;
  nonce: string;
  scope: string;
  /** `audience` and `resource` parameters. */
  audience: string;
  responseMode: string;
  responseType: string;
  prompt: string;
  challenge: string;
}

/** Everything the diagnosis remembers; causes read it and change nothing. */
export interface Known {
  browser: SetCookieContext['browser'];
  suffixes: PublicSuffixes;
  siteOf(host: string): string;
  /** Newest exchanges, in the order of their numbers; a bounded number. */
  traces: readonly Trace[];
  find(id: string | undefined): Trace | undefined;
  jar: Jar;
  clocks: Clocks;
  signIns: readonly SignIn[];
  signOuts: readonly Trace[];
  held: readonly Held[];
  putAway: readonly PutAway[];
  authorizations: readonly Authorization[];
  /** Keys that an origin publishes, by origin. */
  keySets: ReadonlyMap<string, { keys: readonly { kid?: string; alg?: string }[]; trace: string }>;
  /** Placeholders that lie in a page's storage where a token belongs: `token` is `undefined`. */
  placeholders: readonly { origin: string; key: string; value: string }[];
}

/** Exchanges before another, the newest first. */
export function* before(known: Known, trace: Trace): Iterable<Trace> {
  for (let index = known.traces.length - 1; index >= 0; index--) {
    const one = known.traces[index] as Trace;
    if (one.number < trace.number) yield one;
  }
}

/** Exchanges after another, in order. */
export function* after(known: Known, trace: Trace): Iterable<Trace> {
  for (const one of known.traces) if (one.number > trace.number) yield one;
}

/** The request that a chain of redirects began with. */
export function startOf(known: Known, trace: Trace): Trace {
  let start = trace;
  for (let steps = 0; steps < 24; steps++) {
    const from = known.find(start.redirectedFrom);
    if (!from) break;
    start = from;
  }
  return start;
}

/** Whether a request carried something that proves an identity, or may. */
export function carriesCredential(trace: Trace): boolean {
  return (
    isFilled(trace.authorization) ||
    trace.sent.some(({ credential, place }) => place.carrier !== 'referer' && isProof(credential))
  );
}

/** A word in the place of a token, or nothing after the scheme, is no credential. */
function isFilled(authorization: Trace['authorization']): boolean {
  return (
    authorization !== undefined &&
    !authorization.problems.some(({ code }) => /^(?:placeholder-token|missing-token|empty)$/.test(code))
  );
}

const PROOFS = new Set(['access', 'id', 'session', 'remember-me', 'api-key', 'unknown']);

/** Whether a credential is of a kind that requests are let in by. */
export function isProof({ role, kind }: Credential): boolean {
  return PROOFS.has(role) && kind !== 'plain';
}

/** Whether the role of a cookie says that a sign-in or a session needs it. */
export function matters(role: string): boolean {
  return (
    role === 'session' ||
    role === 'access' ||
    role === 'id' ||
    role === 'remember-me' ||
    role === 'login-transaction' ||
    role === 'csrf' ||
    role === 'refresh'
  );
}

/** The newest sign-in before a request, at its site or its page's. */
export function signInBefore(known: Known, trace: Trace): SignIn | undefined {
  return known.signIns.findLast(
    (one) =>
      one.trace.number < trace.number &&
      (one.site === trace.site || one.pageSite === trace.pageSite || one.site === trace.pageSite) &&
      one.trace.id !== trace.id,
  );
}

/** The newest sign-out before a request, at its site or its page's. */
export function signOutBefore(known: Known, trace: Trace): Trace | undefined {
  return known.signOuts.findLast(
    (one) => one.number < trace.number && (one.site === trace.site || one.pageSite === trace.pageSite),
  );
}

/** The token of a request: what stood in Authorization, or in a header or a parameter of its own. */
export function tokenOf(trace: Trace): Credential | undefined {
  const carried =
    trace.sent.find(({ place }) => place.carrier === 'authorization') ??
    trace.sent.find(
      ({ place, credential }) => place.carrier === 'request-header' && credential.role !== 'dpop-proof',
    ) ??
    trace.sent.find(({ place, credential }) => place.carrier === 'query' && credential.role === 'access') ??
    trace.sent.find(
      ({ place, credential }) => place.carrier === 'cookie' && credential.jwt !== undefined && isProof(credential),
    );
  return carried?.credential;
}

/** Claims of a token, the nested one's where it is signed within. */
export function claimsOf(credential: Credential | undefined): Record<string, unknown> | undefined {
  const jwt = credential?.jwt;
  return jwt?.claims ?? jwt?.nested?.claims;
}

/** A NumericDate claim in milliseconds; values that are milliseconds by mistake are taken for what they are. */
export function timeOf(claims: Record<string, unknown> | undefined, name: string): number | undefined {
  const value = claims?.[name];
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return undefined;
  return value > 1e11 ? value : value * 1000;
}

/** How far a server's clock is ahead of the browser's, in milliseconds; the end of the range nearer to zero. */
export function skewOf(known: Known, origin: string): number {
  const skew = known.clocks.get(origin);
  if (!skew) return 0;
  if (skew.low > 0) return skew.low;
  return skew.high < 0 ? skew.high : 0;
}

/** Audiences of a claims set as a list. */
export function audiencesOf(claims: Record<string, unknown> | undefined): string[] {
  const aud = claims?.aud;
  const all = Array.isArray(aud) ? aud : [aud];
  return all.filter((one): one is string => typeof one === 'string' && one !== '').slice(0, 16);
}

/** What the server said about a refusal, in one line: challenge, error code, description. */
export function saidBy(trace: Trace): { error?: string; description?: string } {
  const challenge = (trace.response.get('www-authenticate') ?? []).join(', ');
  const error = /\berror="?([\w.-]{1,64})/i.exec(challenge)?.[1] ?? trace.answer?.error;
  const description = /error_description="([^"]{1,240})"/i.exec(challenge)?.[1] ?? trace.answer?.description;
  return { ...(error === undefined ? {} : { error }), ...(description === undefined ? {} : { description }) };
}

/** All that the server said, as one text to search in. */
export function saidText(trace: Trace): string {
  const { error = '', description = '' } = saidBy(trace);
  const { answer, locationQuery, locationFragment, query } = trace;
  const pieces = [
    error,
    description,
    answer?.error,
    answer?.title,
    ...[locationQuery, locationFragment, query].flatMap((part) => [part.get('error'), part.get('error_description')]),
  ];
  return [...new Set(pieces.filter(Boolean))].join(' ');
}

/**
 * The server asks for a nonce in the DPoP proof (RFC 9449 sections 8 and 9): it says so, or, where its words were not seen, it answers a
 * proof with a refusal and a nonce that the proof did not have.
 */
export function asksForNonce(trace: Trace): boolean {
  if (/use_dpop_nonce/.test(saidText(trace))) return true;
  if ((trace.status !== 400 && trace.status !== 401) || trace.bodyLength !== undefined) return false;
  const nonce = trace.response.get('dpop-nonce')?.[0];
  if (nonce === undefined || !trace.request.has('dpop')) return false;
  return proofOf(trace)?.nonce !== nonce;
}

const proofs = new WeakMap<Trace, { claims: Record<string, unknown> | undefined }>();

/** Claims of the DPoP proof of a request. All proofs by one key are one credential, so that this very one is read from its header. */
export function proofOf(trace: Trace): Record<string, unknown> | undefined {
  const known = proofs.get(trace);
  if (known) return known.claims;
  const text = trace.request.get('dpop');
  const claims = text === undefined ? undefined : decodeJwt(text).claims;
  proofs.set(trace, { claims });
  return claims;
}
