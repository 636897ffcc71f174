import { isLoginUrl, isLogoutUrl } from '../flow/words.ts';
import type { FailureKind } from './failure.ts';
import type { CookieEvent } from './jar.ts';
import { carriesCredential, isProof, type Known, signInBefore, signOutBefore } from './known.ts';
import {
  isAuthorizationRequest,
  isCallback,
  isLedBack,
  isLedBackToStart,
  isLedToLogin,
  isReturn,
  isSignInPlace,
  isSilent,
  protocolError,
} from './places.ts';
import { answered, isCrossOrigin, type Trace } from './trace.ts';

/** Something that may be a failure; whether it is one, and why, is judged when somebody asks. */
export interface Draft {
  kind: FailureKind;
  trace: Trace;
  name?: string;
  with?: readonly Trace[];
  /** What makes two drafts one, beside kind, address and credentials. */
  key?: string;
  /** How many rounds a loop has gone. */
  rounds?: number;
}

const REFUSING = new Set([401, 403, 407, 419, 431, 440, 498, 511]);
const IDLE = new Set(['image', 'font', 'stylesheet', 'media', 'script', 'ping']);
const ABORTED =
  /abort|cancel|BLOCKED_BY_CLIENT|NS_ERROR_BLOCKED|INTERNET_DISCONNECTED|NAME_NOT_RESOLVED|CONNECTION_REFUSED|TIMED_OUT/i;
/** Bytes of headers above which a 400 may mean that they are too many; servers stop at 8 KB and up. */
const MANY_BYTES = 7000;
/** Where a script asks who is signed in; not what somebody has set up (`/settings/user`). */
const SESSION_PLACE =
  /(?<!settings|preferences|prefs|config|options|state)(?:^|[/._-])(?:get-?)?(?:session|me|whoami|current-?user|userinfo|user|account|viewer|profile)\/?$/i;

/** What may have gone wrong with an exchange, by itself and by what came before it. */
export function detectDrafts(trace: Trace, events: readonly CookieEvent[], known: Known): Draft[] {
  const drafts: Draft[] = [];
  const main = detectMain(trace, known);
  if (main) drafts.push(main);
  const left = detectLeft(trace, known);
  if (left) drafts.push(left);
  for (const event of events) {
    if (event.kind === 'refused' && isMissed(event, trace))
      drafts.push({ kind: 'cookie-refused', trace, name: event.name, key: event.name });
  }
  return drafts;
}

function detectMain(trace: Trace, known: Known): Draft | undefined {
  const { status, type } = trace;
  if (type === 'websocket') {
    const opened = status === 101 || (status >= 200 && status < 300);
    return opened || ABORTED.test(trace.error ?? '') ? undefined : { kind: 'handshake', trace };
  }
  if (type === 'preflight') return detectPreflight(trace);
  const blocked = detectBlocked(trace, known);
  if (blocked) return blocked;
  const loop = detectLoop(trace, known);
  if (loop) return loop;
  if (status >= 300 && status < 400) return detectRedirect(trace, known);
  if (status < 400) return undefined;
  if (trace.fields.has('grant_type') || isAuthorizationRequest(trace.query)) return { kind: 'protocol-error', trace };
  if (REFUSING.has(status)) return isRelevant(trace, known) ? { kind: 'refused', trace } : undefined;
  const tooMany =
    (status === 400 || status === 413 || status === 494 || status === 502) && trace.headerBytes > MANY_BYTES;
  if (tooMany && isRelevant(trace, known)) return { kind: 'refused', trace };
  const atSignIn = isSignInPlace(trace) || isReturn(trace, known);
  if (atSignIn && (status === 400 || status === 422 || status === 429 || status >= 500))
    return { kind: 'refused', trace };
  return undefined;
}

/** The request was made for the site, or with something of the person's, so that its refusal matters to somebody. */
function isRelevant(trace: Trace, known: Known): boolean {
  if (IDLE.has(trace.type) && trace.status !== 431) return false;
  if (/favicon|apple-touch-icon|\.(?:png|jpe?g|svg|ico|css|js|map|woff2?)$/i.test(trace.url.pathname)) return false;
  if (trace.type === 'document' || carriesCredential(trace)) return true;
  if (trace.site === trace.pageSite) return true;
  if (known.find(trace.redirectedFrom)?.authorization) return true;
  return known.signIns.some(({ trace: one }) => one.site === trace.site);
}

function detectPreflight(trace: Trace): Draft | undefined {
  if (trace.status >= 200 && trace.status < 300) return undefined;
  return { kind: 'blocked', trace, key: 'preflight' };
}

/** A script's request of another origin that its page may not see the answer of. */
function detectBlocked(trace: Trace, known: Known): Draft | undefined {
  if (trace.type !== 'fetch' || trace.fromCache) return undefined;
  const failed = trace.error !== undefined && !ABORTED.test(trace.error);
  if (failed && isCrossOrigin(trace)) return { kind: 'blocked', trace };
  if (failed && trace.status === 0 && trace.url.protocol === 'http:' && trace.pageOrigin.startsWith('https:'))
    return { kind: 'blocked', trace };
  if (trace.status < 200 || trace.status >= 300 || !isCrossOrigin(trace)) return undefined;
  if (trace.unseen.includes('response-headers')) return undefined;
  const mode = trace.request.get('sec-fetch-mode');
  const asks = mode === undefined ? trace.request.has('origin') && trace.method === 'GET' : mode === 'cors';
  if (!asks || !trace.request.has('origin')) return undefined;
  const allowed = answered(trace, 'access-control-allow-origin')?.trim();
  // Without a word that the answer was kept back, a recorder may have left the header out; an extension in Firefox gets no such word.
  const kept = trace.error !== undefined || known.browser === 'firefox';
  const other = allowed === undefined || (allowed !== '*' && allowed !== trace.request.get('origin'));
  const wrong = (other && kept) || (allowed === '*' && trace.cookies.length > 0);
  return wrong && (carriesCredential(trace) || trace.cookies.length > 0) ? { kind: 'blocked', trace } : undefined;
}

/** Visits of one address in one chain of redirects. */
const ROUNDS = 4;

function detectLoop(trace: Trace, known: Known): Draft | undefined {
  if (!trace.navigation) return undefined;
  const chain: Trace[] = [trace];
  for (let one = known.find(trace.redirectedFrom); one && chain.length < 40; one = known.find(one.redirectedFrom))
    chain.push(one);
  const stopped = /TOO_MANY_REDIRECTS|REDIRECT_LOOP/i.test(trace.error ?? '');
  if (!stopped && (trace.status < 300 || trace.status >= 400)) return undefined;
  const visits = chain.filter((one) => one.origin === trace.origin && one.url.pathname === trace.url.pathname).length;
  if (visits < ROUNDS && !stopped) return undefined;
  const start = chain.at(-1) as Trace;
  return {
    kind: 'redirect-loop',
    trace: start,
    key: start.id,
    with: chain.reverse(),
    rounds: Math.max(visits, stopped ? 2 : 0),
  };
}

function detectRedirect(trace: Trace, known: Known): Draft | undefined {
  const error = protocolError(trace);
  if (error !== undefined)
    return { kind: isSilent(trace, known) ? 'silent-failed' : 'protocol-error', trace, key: error };
  const { location } = trace;
  // A refused password leads back to the form.
  if (trace.password || trace.submits) return isLedBack(trace) ? { kind: 'refused', trace } : undefined;
  if (!location) return undefined;
  if (isCallback(trace) && isLedBackToStart(trace, known)) return { kind: 'sent-to-login', trace };
  if (!isLedToLogin(trace)) return undefined;
  if (isLoginUrl(trace.url) || isLogoutUrl(trace.url) || isLogoutUrl(location)) return undefined;
  const signIn = signInBefore(known, trace);
  const signOut = signOutBefore(known, trace);
  const wasIn = signIn && worked(signIn.trace) && (!signOut || signOut.number < signIn.trace.number);
  if (trace.type === 'fetch') return wasIn || carriesCredential(trace) ? { kind: 'sent-to-login', trace } : undefined;
  return wasIn && trace.navigation && !isCallback(trace) ? { kind: 'sent-to-login', trace } : undefined;
}

/** Whether the answer to a sign-in looks like a success. */
export function worked(trace: Trace): boolean {
  if (trace.status < 200 || trace.status >= 400 || protocolError(trace) !== undefined) return false;
  if (trace.answer?.loginForm && trace.status < 300) return false;
  return !(trace.location && isLoginUrl(trace.location) && trace.location.pathname === trace.url.pathname);
}

/** A cookie that a sign-out meant to remove, or should have, and that still goes along and is let in. */
function detectLeft(trace: Trace, known: Known): Draft | undefined {
  if (trace.status < 200 || trace.status >= 300 || IDLE.has(trace.type) || trace.cookies.length === 0) return undefined;
  const signOut = signOutBefore(known, trace);
  if (!signOut || signOut.status >= 400) return undefined;
  const again = signInBefore(known, trace);
  if (again && again.trace.number > signOut.number) return undefined;
  for (const { name, value } of trace.cookies) {
    const had = signOut.cookies.some((pair) => pair.name === name && pair.value === value);
    if (!had) continue;
    const proof = trace.sent.find(({ place, credential }) => place.name === name && isProof(credential))?.credential;
    if (!proof || (proof.role !== 'session' && proof.role !== 'access' && proof.jwt === undefined)) continue;
    const meant = known.jar
      .history(name)
      .some((event) => event.kind === 'deleted' && event.number >= signOut.number && event.number < trace.number);
    // A token in a cookie is let in by itself; of an ID only what is answered can tell.
    const stays = proof.jwt !== undefined && trace.type === 'fetch';
    if (meant || stays || (trace.type === 'fetch' && SESSION_PLACE.test(trace.url.pathname)))
      return { kind: 'logout-left-session', trace, name, key: name, with: [signOut] };
  }
  return undefined;
}

/** What an answer's body shows. */
export function detectInside(trace: Trace, known: Known): Draft | undefined {
  const { answer } = trace;
  if (!answer) return undefined;
  if (answer.rpId !== undefined && !isHostIn(trace, answer.rpId)) return { kind: 'ceremony', trace, name: answer.rpId };
  if (trace.status < 200 || trace.status >= 300) return undefined;
  // The form comes back in place: what was sent was not accepted.
  if (answer.loginForm && trace.password && trace.method === 'POST' && trace.navigation)
    return { kind: 'refused', trace, key: 'form' };
  if (answer.unauthenticated && isRelevant(trace, known)) return { kind: 'refused-inside', trace };
  const signIn = signInBefore(known, trace);
  if (!signIn || !worked(signIn.trace)) return undefined;
  const signOut = signOutBefore(known, trace);
  if (signOut && signOut.number > signIn.trace.number) return undefined;
  if (trace.type === 'fetch' && trace.method === 'GET' && answer.emptySession && SESSION_PLACE.test(trace.url.pathname))
    return { kind: 'refused-inside', trace, key: 'empty' };
  if (
    trace.type === 'document' &&
    trace.method === 'GET' &&
    answer.loginForm &&
    !isLoginUrl(trace.url) &&
    // Who signs out is shown the form by right, and often in place.
    !isLogoutUrl(trace.url) &&
    trace.site === signIn.site
  )
    return { kind: 'refused-inside', trace, key: 'form' };
  return undefined;
}

/** The relying party ID must be the page's host or a domain above it (Web Authentication, section 5.1.3). */
function isHostIn(trace: Trace, rpId: string): boolean {
  const hosts = [trace.host, hostOfOrigin(trace.pageOrigin)].filter(Boolean);
  return hosts.some((host) => host === rpId || host.endsWith(`.${rpId}`));
}

function hostOfOrigin(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname : '';
}

const MISSED = /sess|sid$|auth|token|csrf|xsrf|state|login|jwt|sso|remember/i;

/** A refused cookie that somebody will miss: one of a session or a sign-in, on an answer of the site's own or of a sign-in. */
function isMissed({ name, value, set, verdict }: CookieEvent, trace: Trace): boolean {
  if (value === '' || (set?.maxAge !== undefined && set.maxAge <= 0)) return false;
  const role = trace.received.find(
    ({ place, credential }) => place.carrier === 'set-cookie' && credential.name === name,
  )?.credential.role;
  if (
    role !== undefined
      ? !/^(?:session|access|id|remember-me|login-transaction|csrf|refresh)$/.test(role)
      : !MISSED.test(name)
  )
    return false;
  if (verdict?.refusal?.code === 'third-party') return isSignInPlace(trace);
  return trace.type === 'document' || trace.site === trace.pageSite || isSignInPlace(trace);
}
