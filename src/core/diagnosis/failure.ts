/** What did not go as the person wanted. */
export type FailureKind =
  /** A status that refuses: 401, 403, 407, 419, 431, 440, 498; 400 and 5xx where one signs in. */
  | 'refused'
  /** The browser was led to a page where one signs in, though somebody had signed in. */
  | 'sent-to-login'
  | 'redirect-loop'
  /** An error of a sign-in protocol, in a redirect or in the answer of an endpoint. */
  | 'protocol-error'
  /** A silent sign-in in a frame failed. */
  | 'silent-failed'
  /** Status 200, and the content says that nobody is signed in. */
  | 'refused-inside'
  /** The browser kept the answer from the page, or did not make the request. */
  | 'blocked'
  /** A WebSocket was not opened. */
  | 'handshake'
  /** A sign-out that left the session behind. */
  | 'logout-left-session'
  /** The browser threw away a cookie that a sign-in needs. */
  | 'cookie-refused'
  /** A passkey cannot be used on this host. */
  | 'ceremony';

/** Who can mend a cause. */
export type Mender = 'page' | 'api' | 'provider' | 'proxy' | 'person' | 'browser';

/** What speaks for a cause. */
export interface CauseEvidence {
  text: string;
  exchanges: string[];
}

/** A likely reason of a failure. */
export interface CauseReport {
  /** Name of the cause's file. */
  cause: string;
  /** From 0 to 1, all causes and "something else" together being 1. */
  likelihood: number;
  /** What happened, in one clause: "the token had expired 60 min before it was sent". */
  says: string;
  evidence: CauseEvidence[];
  /** What was expected, and what was seen instead; the texts of the cause where the case has none of its own. */
  expected?: string;
  observed?: string;
  mends?: Mender;
  next: string[];
  /** `next` is all there is to do: what the texts advise in general does not fit. */
  only?: boolean;
  title?: string;
  references?: { source: string; section: string; url: string }[];
  /** How to see whether this is it. */
  verify?: string;
  /** Rules whose findings are about the same mistake. */
  rules: string[];
}

/** Something that did not go as wanted, with its causes, the likeliest first. */
export interface Failure {
  /** Stable within the capture. */
  id: string;
  kind: FailureKind;
  /** What happened and the likeliest cause, in one sentence. */
  summary: string;
  /** What happened, without the cause: "401 on GET /api/me, 3 times". */
  what: string;
  status?: number;
  /** The first and the last exchanges, a bounded number. */
  exchanges: string[];
  /** Those of them that failed; the others are where it began, as the answer whose cookie was refused. */
  failed: string[];
  first: string;
  last: string;
  count: number;
  /** Why this belongs to the course of things, and is no failure. */
  expected?: string;
  causes: CauseReport[];
  /** How likely it is that none of the causes is the right one. */
  other: number;
  /** What would settle it, where it is not sure. */
  wouldSettle: string[];
  /** Where nothing was found: what was looked at and found in order. */
  checked: string[];
  /** Names of cookies and servers that tell which program is at work. */
  clues: { cookies: string[]; servers: string[] };
}
