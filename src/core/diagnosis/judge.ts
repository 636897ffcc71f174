import type { Case, Cause, Suspicion } from './cause.ts';
import { checkedOf } from './checked.ts';
import { isExpected, isWrongPassword } from './expected.ts';
import type { CauseReport } from './failure.ts';
import type { Known } from './known.ts';
import { hash, nameOf, times } from './words.ts';

/** A cause with what was found for it. */
export interface Suspected extends Suspicion {
  cause: string;
}

/** What became of looking at a failure. */
export interface Judgement {
  suspected: Suspected[];
  expected?: string;
  checked: string[];
}

/** Weaker than this (decibans) is no reason to name a cause. */
const MIN_WEIGHT = 3;
/** A cause this strong (decibans) explains a refused sign-in better than a wrong password. */
const STRONG = 8;
const MAX_CAUSES = 6;

/** Asks all causes about a failure. Never throws whatever a server sent. */
export function judgeFailure(failure: Case, known: Known, causes: readonly Cause[]): Judgement {
  const suspected = causes
    .filter(({ kinds }) => kinds.includes(failure.kind))
    .flatMap((cause) => {
      const found = cause.check(failure, known);
      return found && found.weight >= MIN_WEIGHT ? [{ ...found, cause: cause.id }] : [];
    })
    .sort((one, other) => other.weight - one.weight)
    .slice(0, MAX_CAUSES);
  const judgement: Judgement = { suspected, checked: [] };
  const [best] = suspected;
  const expected = isExpected(failure, known) ?? (best && best.weight >= STRONG ? undefined : isWrongPassword(failure));
  if (expected !== undefined) judgement.expected = expected;
  if (best === undefined) judgement.checked = checkedOf(failure, known);
  return judgement;
}

/** Probabilities of decibans, with "something else" at none. */
export function toLikelihoods(suspected: readonly Suspected[]): { likelihoods: number[]; other: number } {
  const odds = suspected.map(({ weight }) => 10 ** (Math.min(weight, 30) / 10));
  const sum = odds.reduce((total, one) => total + one, 1);
  return { likelihoods: odds.map((one) => round(one / sum)), other: round(1 / sum) };
}

/** No cause that was only watched is certain. */
function round(value: number): number {
  return Math.min(0.99, Math.round(value * 100) / 100);
}

/** A suspicion as the report tells it; the texts of the cause are added where it is shown. */
export function toCauseReport(found: Suspected, likelihood: number): CauseReport {
  return {
    cause: found.cause,
    likelihood,
    says: found.says,
    evidence: found.evidence.slice(0, 8).map(({ text, exchanges }) => ({
      text,
      exchanges: [...new Set(exchanges.map((one) => (typeof one === 'string' ? one : one.id)))].slice(0, 8),
    })),
    ...(found.expected === undefined ? {} : { expected: found.expected }),
    ...(found.observed === undefined ? {} : { observed: found.observed }),
    ...(found.mends === undefined ? {} : { mends: found.mends }),
    next: found.next ?? [],
    ...(found.only ? { only: true } : {}),
    rules: [],
  };
}

/** What happened, without a cause: `401 on GET /api/me, 3 times`. */
export function describeFailure({ kind, trace, last, count, name, with: others = [] }: Case): string {
  const cross = trace.pageSite !== '' && trace.pageOrigin !== trace.origin;
  const request = nameOf(trace, cross);
  switch (kind) {
    case 'refused':
      return trace.status < 400
        ? `${request} led back to the sign-in page${times(count)}`
        : `${trace.status} on ${request}${times(count)}`;
    case 'sent-to-login':
      return `${request} was sent to the sign-in page (${hash(trace)})${times(count)}`;
    case 'redirect-loop':
      return `Redirect loop, ${count} rounds between ${[...new Set(others.map(({ url }) => url.host))].slice(0, 3).join(' and ')}`;
    case 'protocol-error': {
      const error = errorOf(trace) ?? trace.answer?.error;
      const where =
        trace.status >= 300 && trace.status < 400 ? `${request} led on with an error` : `${trace.status} on ${request}`;
      return `${where}${error === undefined ? '' : ` (${error})`}${times(count)}`;
    }
    case 'silent-failed':
      return `The silent sign-in failed (${errorOf(trace) ?? 'error'}, ${hash(trace)})${times(count)}`;
    case 'refused-inside':
      return trace.answer?.unauthenticated
        ? `${request} was answered ${trace.status}, and the answer says that nobody is signed in (${trace.answer.error ?? 'errors'})${times(count)}`
        : `${request} was answered ${trace.status} with ${trace.answer?.loginForm ? 'a sign-in form' : 'no session'}${times(count)}`;
    case 'blocked':
      return trace.type === 'preflight'
        ? `The preflight of ${trace.request.get('access-control-request-method') ?? 'a request'} ${trace.url.host}${trace.url.pathname} was answered ${trace.status || 'with nothing'}${times(count)}`
        : `The page cannot read the answer to ${request}${times(count)}`;
    case 'handshake':
      return `The WebSocket ${trace.url.host}${trace.url.pathname} was not opened${trace.status > 0 ? ` (${trace.status})` : ''}${times(count)}`;
    case 'logout-left-session':
      return `After the sign-out the cookie ${name ?? ''} still goes with ${nameOf(last)} and is let in (${last.status})`;
    case 'cookie-refused':
      return `The browser threw away the cookie ${name ?? ''} of ${request}${times(count)}`;
    case 'ceremony':
      return `A passkey for ${name ?? ''} cannot be used at ${trace.host}`;
  }
}

function errorOf({ locationFragment, locationQuery }: Case['trace']): string | undefined {
  return (locationFragment.get('error') ?? locationQuery.get('error'))?.replace(/\s+/g, ' ').slice(0, 60);
}
