import type { Failure, FailureKind, Mender } from './failure.ts';
import type { Known } from './known.ts';
import type { Trace } from './trace.ts';

/** Everything a person reads about a cause, apart from the check, so that the worker carries no prose. */
export interface CauseMeta {
  id: string;
  title: string;
  /** What would have been right. */
  expected: string;
  mends: Mender;
  /** What to do, the step that helps most first. */
  next: string[];
  /** The same by the name of a framework or product. */
  settings?: Readonly<Record<string, string>>;
  /** How to see whether this is it. */
  verify: string;
  /** Rules that find the same mistake. */
  rules?: string[];
  /** In short form, `RFC 7519 4.1.4`. */
  references: string[];
}

/** The failure at hand, as causes see it. */
export interface Case {
  kind: FailureKind;
  /** The exchange that went wrong; of several, the first. */
  trace: Trace;
  last: Trace;
  count: number;
  /** Requests of a loop, cookies and others that the failure is about. */
  with?: readonly Trace[];
  /** Name of the cookie, header or parameter that it is about. */
  name?: string;
}

/** What a check found. */
export interface Suspicion {
  /** In decibans: how much more likely the sight is if this is the cause than if it is not. */
  weight: number;
  /** One clause that goes on after a colon. It names things and numbers and never a secret. */
  says: string;
  /** What was seen that speaks for it, with exchanges; the first is the reason of the weight. */
  evidence: { text: string; exchanges: readonly (Trace | string)[] }[];
  /** What it is about: failures with one cause and one `about` are one failure. */
  about: string;
  observed?: string;
  expected?: string;
  mends?: Mender;
  /** Exact steps that stand before those of the texts. */
  next?: string[];
  /** These steps are all; what the texts advise does not fit the case. */
  only?: boolean;
  /** What would show whether it is this, where that is open. */
  settle?: string;
}

/** A cause's check. Default export of its file. */
export interface Cause {
  id: string;
  /** Failures it can explain. */
  kinds: readonly FailureKind[];
  check(failure: Case, known: Known): Suspicion | undefined;
}

/** Gives a cause its type. */
export function defineCause(cause: Cause): Cause {
  return cause;
}

/** Failures of requests that somebody's server refused. */
export const REFUSALS: readonly FailureKind[] = ['refused', 'refused-inside', 'sent-to-login', 'handshake'];
/** Refusals, and what goes wrong in a sign-in protocol. */
export const ALL: readonly FailureKind[] = [
  ...REFUSALS,
  'redirect-loop',
  'protocol-error',
  'silent-failed',
  'cookie-refused',
];

export type { Failure };
