import type { Carrier } from '../credential/credential.ts';
import { isLoginUrl, isRefreshUrl } from '../flow/words.ts';
import type { Case } from './cause.ts';
import {
  after,
  asksForNonce,
  before,
  carriesCredential,
  isProof,
  type Known,
  matters,
  saidText,
  signInBefore,
  signOutBefore,
  startOf,
} from './known.ts';
import { isCallback, isSignInPlace } from './places.ts';
import { isNonceHidden } from './preflight.ts';
import type { Trace } from './trace.ts';
import { hash } from './words.ts';

/** Milliseconds in which an automatic renewal is over. */
const RENEWAL = 30_000;
const ASKS = /^\s*(?:basic|digest|negotiate|ntlm|kerberos)\b/i;

/** Why a failure belongs to the course of things whatever its causes; undefined when it does not. */
export function isExpected(failure: Case, known: Known): string | undefined {
  return (
    challenge(failure, known) ??
    nonce(failure, known) ??
    waiting(failure) ??
    silent(failure, known) ??
    declined(failure) ??
    mended(failure, known) ??
    signedOut(failure, known) ??
    putAway(failure, known) ??
    asked(failure, known) ??
    looked(failure, known) ??
    ledThrough(failure, known) ??
    leadsAnyway(failure, known) ??
    anonymous(failure, known)
  );
}

/** Why a sign-in that was refused is nobody's mistake, where nothing else explains it. */
export function isWrongPassword({ kind, trace }: Case): string | undefined {
  if (kind !== 'refused' && kind !== 'protocol-error') return undefined;
  const { status } = trace;
  const proof = trace.password || trace.submits || trace.fields.get('grant_type') === 'password';
  const basic = trace.authorization?.scheme === 'basic' || trace.authorization?.scheme === 'digest';
  if (basic && status === 401) return 'The server did not accept the name or the password.';
  if (!proof) return undefined;
  if (status === 429) return undefined;
  if (status >= 500 || status === 403 || status === 419) return undefined;
  return 'The server did not accept the name or the password.';
}

/** The first 401 of an HTTP challenge (RFC 9110 section 11.6.1), and the legs of Negotiate. */
function challenge({ trace, count }: Case, known: Known): string | undefined {
  if (trace.status !== 401 && trace.status !== 407) return undefined;
  const name = trace.status === 401 ? 'www-authenticate' : 'proxy-authenticate';
  const asked = trace.response.get(name) ?? [];
  if (!asked.some((value) => ASKS.test(value))) return undefined;
  const scheme = asked.map((value) => ASKS.exec(value)?.[0].trim()).find(Boolean) as string;
  const next = follow(known, trace, (one) => one.redirectedFrom === trace.id || isSameRequest(one, trace));
  if (trace.authorization === undefined) {
    if (next?.authorization)
      return `The first answer of a ${scheme} challenge: the browser asked again with credentials (${hash(next)}).`;
    return count === 1 && trace.navigation ? `The server asks for credentials by ${scheme}.` : undefined;
  }
  const legs =
    /^(?:negotiate|ntlm)$/.test(trace.authorization.scheme) &&
    asked.some((value) => /^\s*(?:negotiate|ntlm)\s+\S/i.test(value));
  if (legs && next) return `One leg of the ${trace.authorization.schemeText} handshake.`;
  const stale = asked.some((value) => /\bstale\s*=\s*"?true/i.test(value));
  return stale && next && next.status < 400
    ? 'The nonce of the digest was too old; the browser asked again with the new one.'
    : undefined;
}

function isSameRequest(one: Trace, other: Trace): boolean {
  return (
    one.method === other.method &&
    one.origin === other.origin &&
    one.url.pathname === other.url.pathname &&
    one.type !== 'preflight'
  );
}

function follow(known: Known, trace: Trace, wanted: (one: Trace) => boolean): Trace | undefined {
  for (const one of after(known, trace)) if (wanted(one)) return one;
  return undefined;
}

/** RFC 9449 section 8: the first request is refused, and the answer brings the nonce for the next. */
function nonce({ trace, last, count }: Case, known: Known): string | undefined {
  if (!asksForNonce(trace)) return undefined;
  const next = follow(known, last, (one) => isSameRequest(one, trace));
  if (next && !asksForNonce(next) && next.status > 0)
    return `The server gave a nonce, and the request was sent again with it (${hash(next)}).`;
  return count === 1 && !next && !isNonceHidden(trace)
    ? 'The server asks for a nonce in the DPoP proof; the next request has to carry it.'
    : undefined;
}

/** RFC 8628 section 3.5. */
function waiting({ trace }: Case): string | undefined {
  return /\b(?:authorization_pending|slow_down)\b/.test(saidText(trace))
    ? 'The device waits for the person to finish signing in elsewhere.'
    : undefined;
}

const NOBODY = /^(?:login_required|interaction_required|consent_required|account_selection_required)$/;

/** OpenID Connect Core section 3.1.2.6: asked without a person, the provider may say that it needs one. */
function silent({ kind, trace }: Case, known: Known): string | undefined {
  if (kind !== 'silent-failed') return undefined;
  const error = trace.locationFragment.get('error') ?? trace.locationQuery.get('error') ?? '';
  if (!NOBODY.test(error)) return undefined;
  const start = startOf(known, trace);
  const held = known.jar.withheld(start).some(({ event }) => event.trace && isSignInPlace(event.trace));
  const before = known.signIns.some(
    (one) =>
      one.trace.number < start.number && (one.trace.site === start.site || one.trace.url.host === start.url.host),
  );
  if (held || before) return undefined;
  if (error !== 'login_required') return `The silent sign-in was answered ${error}: it needs the person.`;
  return 'Nobody was signed in at the provider, and a silent sign-in says so.';
}

function declined({ kind, trace }: Case): string | undefined {
  if (kind !== 'protocol-error') return undefined;
  const error = trace.locationFragment.get('error') ?? trace.locationQuery.get('error');
  if (error !== 'access_denied') return undefined;
  const why = trace.locationQuery.get('error_description') ?? trace.locationFragment.get('error_description') ?? '';
  // Providers use the code for other refusals too, and then say which.
  return why === '' || /cancel|denied|declin|reject|user/i.test(why)
    ? 'The person, or the provider for them, said no.'
    : undefined;
}

/** The page got a new credential by itself and asked again. */
function mended({ kind, trace, last, count }: Case, known: Known): string | undefined {
  if (kind !== 'refused' && kind !== 'refused-inside' && kind !== 'handshake') return undefined;
  if (!carriesCredential(trace) || count > 8) return undefined;
  let renewal: Trace | undefined;
  for (const one of after(known, trace)) {
    if (one.at - last.end > RENEWAL) break;
    if (one.submits || one.password) return undefined;
    const renews =
      isRefreshUrl(one.url) ||
      one.fields.get('grant_type') === 'refresh_token' ||
      one.fields.has('refresh_token') ||
      one.fields.has('refreshtoken');
    if (renews && one.status >= 200 && one.status < 300) renewal = one;
    if (!renewal || one.number < last.number) continue;
    if (isSameRequest(one, trace) && one.status >= 200 && one.status < 300)
      return `The page renewed its credential (${hash(renewal)}) and asked again with success (${hash(one)}).`;
  }
  return undefined;
}

/** A sign-out that nobody asked for: prefetched, or loaded as an image or a script. */
export function isUnawares({ request, type, method }: Trace): boolean {
  if (method !== 'GET') return false;
  const purpose = `${request.get('sec-purpose') ?? ''} ${request.get('purpose') ?? ''}`;
  return (
    /prefetch|prerender/i.test(purpose) || request.has('next-router-prefetch') || type === 'image' || type === 'script'
  );
}

function signedOut({ kind, trace }: Case, known: Known): string | undefined {
  if (kind === 'logout-left-session' || kind === 'cookie-refused' || isSignInPlace(trace)) return undefined;
  const signOut = signOutBefore(known, trace);
  if (!signOut || isUnawares(signOut)) return undefined;
  const signIn = signInBefore(known, trace);
  if (signIn && signIn.trace.number > signOut.number) return undefined;
  return `The person had signed out (${hash(signOut)}).`;
}

/** A page that signs out by its script alone takes its token out of its storage, and asks on without one. */
function putAway({ kind, trace }: Case, known: Known): string | undefined {
  if (kind !== 'refused' && kind !== 'refused-inside') return undefined;
  if (carriesCredential(trace) || trace.authorization || isSignInPlace(trace)) return undefined;
  const gone = known.putAway.findLast(
    ({ origin, lay, back = Infinity }) => origin === trace.pageOrigin && lay <= trace.at && trace.at < back,
  );
  if (!gone) return undefined;
  const signIn = signInBefore(known, trace);
  if (signIn && signIn.trace.at > gone.lay) return undefined;
  // A page that still has it elsewhere goes on sending it.
  const goesOn = follow(known, trace, (one) => one.sent.some(({ credential }) => credential === gone.credential));
  return goesOn
    ? undefined
    : 'The page no longer held its token: it had taken it out of its storage before, as a sign-out by its script does.';
}

/** A page that asks without its credential to learn whether one is needed, and again with it. */
function asked({ kind, trace, last }: Case, known: Known): string | undefined {
  if (kind !== 'refused' || trace.status !== 401 || trace.method !== 'GET' || carriesCredential(trace))
    return undefined;
  if (trace.authorization !== undefined || trace.type !== 'fetch') return undefined;
  const again = follow(
    known,
    last,
    (one) =>
      one.at - last.end <= RENEWAL &&
      isSameRequest(one, trace) &&
      one.status >= 200 &&
      one.status < 300 &&
      one.sent.some(({ credential, place }) => OWN_PLACES.has(place.carrier) && isProof(credential)),
  );
  return again && `The page asked without its credential first, and with success once it sent one (${hash(again)}).`;
}

/** A page that asks the place where one signs in, with nothing in its hands, whether it is let in as it is; the answer says what to ask for. */
function looked({ kind, trace, last }: Case, known: Known): string | undefined {
  if (kind !== 'refused' || (trace.status !== 401 && trace.status !== 403) || trace.type !== 'fetch') return undefined;
  if (trace.method === 'GET' || trace.fields.size > 0 || trace.bodyKind === 'other' || carriesCredential(trace))
    return undefined;
  if (trace.unseen.includes('request-body') || trace.authorization !== undefined) return undefined;
  const again = follow(
    known,
    last,
    (one) => isSameRequest(one, trace) && (one.password || one.submits) && one.status >= 200 && one.status < 300,
  );
  return (
    again &&
    `The page asked with nothing in its hands first, and with success once somebody signed in (${hash(again)}).`
  );
}

/** The redirects end at the answer of a sign-in: the provider knew the person, or had just been told, and no page asked anybody. */
function ledThrough({ kind, trace }: Case, known: Known): string | undefined {
  if (kind !== 'sent-to-login' || isCallback(trace)) return undefined;
  let from = trace.id;
  for (const one of after(known, trace)) {
    if (one.redirectedFrom !== from) continue;
    if (isCallback(one))
      return one.status < 400 ? `The sign-in went on to its end by itself (${hash(one)}).` : undefined;
    if (one.location === undefined) {
      const posted = follow(known, one, (next) => isPostedFrom(next, one));
      return posted && `The sign-in went on to its end by itself (${hash(posted)}).`;
    }
    from = one.id;
  }
  return undefined;
}

/** The answer of a sign-in that a page of the provider posts by itself: `form_post`, and the POST binding of SAML. */
function isPostedFrom(trace: Trace, page: Trace): boolean {
  return (
    trace.method === 'POST' &&
    trace.navigation &&
    trace.pageOrigin === page.origin &&
    trace.status > 0 &&
    trace.status < 400 &&
    isCallback(trace)
  );
}

/** Pages besides that have to be let in with the same session: one alone may be open to everybody. */
const OTHER_PAGES = 2;

/** An address that leads to the sign-in page whoever asks, while the very session is let in elsewhere. */
function leadsAnyway({ kind, trace }: Case, known: Known): string | undefined {
  if (kind !== 'sent-to-login' || !trace.navigation) return undefined;
  const session = trace.sent.find(({ credential, place }) => place.carrier === 'cookie' && isProof(credential));
  if (session === undefined) return undefined;
  const letIn = new Map<string, Trace>();
  for (const one of after(known, trace)) {
    if (one.submits || one.password) break;
    if (one.status < 200 || one.status >= 300 || (one.type !== 'document' && one.type !== 'fetch')) continue;
    if (!one.sent.some(({ credential }) => credential === session.credential)) continue;
    if (isSameRequest(one, trace)) return undefined;
    if (!one.answer?.loginForm && !isLoginUrl(one.url)) letIn.set(`${one.origin}${one.url.pathname}`, one);
  }
  const [first] = letIn.values();
  return first && letIn.size >= OTHER_PAGES
    ? `This address leads to the sign-in page whoever asks: others were let in with the same session (${hash(first)}).`
    : undefined;
}

/** Places that a script of the page fills. */
const OWN_PLACES = new Set<Carrier>(['authorization', 'request-header', 'query']);

function anonymous(failure: Case, known: Known): string | undefined {
  const { kind, trace, last } = failure;
  if (kind !== 'refused' && kind !== 'refused-inside' && kind !== 'sent-to-login') return undefined;
  if (trace.status !== 401 && trace.status !== 403 && trace.status >= 300) return undefined;
  if (trace.method !== 'GET' && trace.status === 403) return undefined;
  if (isSignInPlace(trace) || trace.unseen.includes('credential-headers')) return undefined;
  if (known.find(trace.redirectedFrom)?.authorization) return undefined;
  if (signInBefore(known, trace)) return undefined;
  const { authorization } = trace;
  const later =
    authorization && follow(known, last, (one) => isSameRequest(one, trace) && one.status >= 200 && one.status < 300);
  if (authorization && !carriesToken(trace))
    return later
      ? `The page asked before it had its token, and with success once it had it (${hash(later)}).`
      : undefined;
  if (carriesCredential(trace)) return authorization ? undefined : fromTheStart(trace, known);
  if (known.held.some((one) => one.number < trace.number && (one.site === trace.pageSite || one.site === trace.site)))
    return undefined;
  if (known.jar.withheld(trace).some(({ event }) => matters(roleOf(event.trace, event.name)))) return undefined;
  return 'Nobody had signed in yet: the request carried no credential, and none was known.';
}

function carriesToken({ authorization }: Trace): boolean {
  return (
    authorization !== undefined &&
    !authorization.problems.some(({ code }) => /^(?:placeholder-token|missing-token|empty)$/.test(code))
  );
}

/** Many sites give every visitor a session, long before anybody signs in. */
function fromTheStart(trace: Trace, known: Known): string | undefined {
  const proofs = trace.sent.filter(({ credential, place }) => place.carrier !== 'referer' && isProof(credential));
  const origins = proofs.map(
    ({ place }) => known.jar.history(place.name).find((event) => event.trace !== undefined)?.trace,
  );
  const all =
    proofs.length > 0 && origins.every((one) => one !== undefined && one.number < trace.number && !isSignInPlace(one));
  if (!all) return undefined;
  for (const one of before(known, trace))
    if (isSameRequest(one, trace) && one.status >= 200 && one.status < 300) return undefined;
  return `Nobody had signed in yet: the session was given to the visitor before (${hash(origins[0] as Trace)}).`;
}

function roleOf(trace: Trace | undefined, name: string): string {
  return (
    trace?.received.find(({ place, credential }) => place.carrier === 'set-cookie' && credential.name === name)
      ?.credential.role ?? 'session'
  );
}
