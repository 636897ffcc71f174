import { isRefreshUrl } from '../flow/words.ts';
import type { Case } from './cause.ts';
import type { CookieEvent, Withheld, WithheldReason } from './jar.ts';
import { carriesCredential, type Known, saidText, startOf } from './known.ts';
import { isCallback, isSignInPlace } from './places.ts';
import type { Trace } from './trace.ts';

/** A cookie that the request needed and did not have. */
export interface Missing extends Withheld {
  /** The request that went without it. */
  trace: Trace;
  role: string;
  /** Decibans. */
  weight: number;
  because: string;
}

const PROVING = /^(?:session|access|id|remember-me|refresh)$/;
const NAMED = /sess|sid$|^sid|auth|token|jwt|sso|identity/i;
const STATE = /state|nonce|pkce|csrf|xsrf|correlation|verifier|saml|txn|flow|login|oauth|oidc/i;

/** The cookie whose absence for one of these reasons explains the failure best. */
export function missingFor(failure: Case, known: Known, reasons: readonly WithheldReason[]): Missing | undefined {
  let best: Missing | undefined;
  for (const trace of requestsOf(failure, known)) {
    for (const one of known.jar.withheld(trace)) {
      if (!reasons.includes(one.reason)) continue;
      const found = isOfProvider(one, trace, known) ? undefined : weigh(failure, trace, one);
      if (found && (best === undefined || found.weight > best.weight)) best = found;
    }
  }
  return best;
}

/** The request itself, and where a chain of redirects led to it, the one that asked. */
export function requestsOf({ kind, trace, with: others = [] }: Case, known: Known): readonly Trace[] {
  if (kind === 'redirect-loop') return others;
  if (kind !== 'silent-failed' && kind !== 'protocol-error') return [trace];
  const start = startOf(known, trace);
  return start === trace ? [trace] : [trace, start];
}

function weigh(failure: Case, trace: Trace, withheld: Withheld): Missing | undefined {
  // A client authenticates to a token endpoint by what it posts.
  if (trace.fields.has('grant_type')) return undefined;
  const role = roleOf(withheld.event);
  const { name } = withheld.event;
  const base = { ...withheld, trace, role };
  if (/^(?:tracking|consent|preference|load-balancer|marker)$/.test(role)) return undefined;
  const transaction = role === 'login-transaction' || role === 'csrf' || (!PROVING.test(role) && STATE.test(name));
  // A cookie with a refresh token goes to one place only, by design.
  if (
    (role === 'refresh' || /refresh/i.test(name)) &&
    !isRefreshUrl(trace.url) &&
    !/refresh|token|renew/i.test(trace.url.pathname)
  )
    return undefined;
  if (isCallback(trace)) {
    if (transaction)
      return {
        ...base,
        weight: 15,
        because: 'a sign-in keeps its state in such a cookie, and its return went without it',
      };
    return PROVING.test(role)
      ? { ...base, weight: 10, because: 'the session that began the sign-in was not there at its return' }
      : undefined;
  }
  if (role === 'csrf' || (transaction && /csrf|xsrf/i.test(name)))
    return /csrf|xsrf|forgery|419|mismatch/i.test(`${saidText(trace)} ${trace.status}`)
      ? { ...base, weight: 12, because: 'the server complains of the token against forgery that such a cookie holds' }
      : undefined;
  if (transaction) return undefined;
  const early = withheld.event.trace !== undefined && isSignInPlace(withheld.event.trace);
  const other = carriesCredential(trace) ? 7 : 0;
  if (failure.kind === 'silent-failed')
    return early || PROVING.test(role)
      ? { ...base, weight: 18, because: 'it was set when the person signed in at the provider' }
      : undefined;
  if (PROVING.test(role))
    return {
      ...base,
      weight: (early ? 16 : 13) - other,
      because: early ? 'it was set at the sign-in' : 'it is a session by what it is and how it behaves',
    };
  if (early && trace.sent.length === 0)
    return { ...base, weight: 11 - other, because: 'the sign-in set it, and the request carried nothing else' };
  return NAMED.test(name) ? { ...base, weight: 7 - other, because: 'its name is one of a session' } : undefined;
}

/** The session at a provider is not the one of the site, though both may be under one domain. */
function isOfProvider({ event }: Withheld, trace: Trace, known: Known): boolean {
  const host = event.trace?.host ?? event.cookie?.domain ?? '';
  return host !== trace.host && known.authorizations.some((one) => one.trace.host === host);
}

/** Role of a cookie by what was recorded when it was set. */
export function roleOf({ trace, name }: CookieEvent): string {
  const carried = trace?.received.find(
    ({ place, credential }) => place.carrier === 'set-cookie' && (place.name === name || credential.name === name),
  );
  return carried?.credential.role ?? 'unknown';
}

/** `cookie sid, which #2 set`, for the middle of a sentence. */
export function describeEvent({ name, trace }: CookieEvent): string {
  const shown = name.length > 60 ? `${name.slice(0, 59)}…` : name;
  return trace ? `cookie ${shown}, which #${trace.number} set` : `cookie ${shown}, which the browser holds`;
}

/** Exchanges of an event, for evidence. */
export function at(event: CookieEvent): Trace[] {
  return event.trace ? [event.trace] : [];
}
