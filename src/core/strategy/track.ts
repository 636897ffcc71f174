import type { Credential, Recorded } from '../credential/book.ts';
import type { CredentialKind, CredentialRole } from '../credential/credential.ts';
import type { SetCookie } from '../http/cookie.ts';

/** One request that was answered differently with the credential than without it. */
export interface Contrast {
  /** Method, host and path, for people. */
  endpoint: string;
  /** `refused`: 401; `forbidden`: 403; `redirect`: sent to a sign-in page or away. */
  way: 'refused' | 'forbidden' | 'redirect';
  without: string;
  withoutNumber: number;
  withoutStatus: number;
  with: string;
  withNumber: number;
  withStatus: number;
  /** The request carried no credential in a header of its own. */
  alone: boolean;
}

/** What became of a cookie in one answer. */
export interface Change {
  exchange: string;
  number: number;
  /** It had another value before. */
  changed: boolean;
  /** A session was open when it came, and the answer was none of a login. */
  ordinary: boolean;
}

/**
 * Everything that is counted of one way in which a site may be told who asks: a cookie of one name, Authorization of one scheme, a header,
 * a query parameter. Values that replace each other (a rotated ID, a refreshed token) are one track.
 */
export interface Track {
  key: string;
  carrier: 'cookie' | 'authorization' | 'header' | 'query';
  /** Name of the cookie, header or parameter, as it was written. */
  name: string;
  /** Of Authorization, in lower case; empty when there is none. */
  scheme: string;
  /** The newest credential, for its pseudonym and what is known of it. */
  credential: Credential;
  /** Pseudonym of the newest value; `credential` stays with what was sent while signed in. */
  newest: string;
  /** A cookie beside it holds its signature. */
  signed: boolean;
  kind: CredentialKind;
  role: CredentialRole;
  /** Characters of the value. */
  length: number;
  /** Only ever sent to hosts of other sites. */
  thirdParty: boolean;
  /** Ordinary requests to another site that scripts of this site's own pages made. */
  byPage: number;
  /** Requests in which a header against forgery repeated the cookie's value. */
  repeated: number;
  /** Requests by origin. */
  origins: Map<string, number>;
  /** How often the value changed. */
  version: number;
  /** Number of the first and the last exchange that carried it. */
  firstSent: number;
  lastSent: number;
  /** It was sent before any answer set it. */
  preexisting: boolean;
  /** Ordinary requests: documents, and what scripts fetch. */
  documents: number;
  fetches: number;
  /** Requests for images, scripts and the like, and preflights. */
  others: number;
  /** Fetches from pages of another origin. */
  crossOrigin: number;
  /** Ordinary requests before a login and while signed in. */
  beforeLogin: number;
  signedIn: number;
  /** Ordinary requests that carried it and no credential in a header. */
  alone: number;
  /** Times it was carried and the answer was 401, or a redirect to a sign-in page. */
  refusals: number;
  contrasts: Contrast[];
  contrastCount: number;
  /** The requests before and after it first came, and first went: the same one, let in both times, without it and with it. */
  came?: readonly [before: string, after: string];
  went?: readonly [before: string, after: string];
  changes: Change[];
  /** Answers that set it, and those that gave it another value while signed in, outside of a login. */
  setCount: number;
  reissues: number;
  setBy: Set<string>;
  cleared: { exchange: string; number: number }[];
  cookie?: SetCookie;
  /** Seconds a cookie lives; undefined for one of the browser's session. */
  lifetimeSeconds?: number;
  /** Exchange of a login whose answer held the token, or that set the cookie. */
  bytes: number;
  /** Bytes over all requests that carried it. */
  totalBytes: number;
  /** Answers in whose bodies it came. */
  received: { exchange: string; number: number }[];
  /** Where a page keeps it. */
  stored: Set<string>;
  /** A few exchanges that carried it: the first and the newest. */
  exchanges: string[];
}

/** A track of a credential that is met for the first time. */
export function createTrack(
  key: string,
  carrier: Track['carrier'],
  { credential, found }: Recorded,
  number: number,
): Track {
  return {
    key,
    carrier,
    credential,
    newest: credential.id,
    signed: false,
    name: found.place.name,
    scheme: found.scheme ?? '',
    kind: found.kind,
    role: credential.role,
    length: found.value.length,
    thirdParty: true,
    byPage: 0,
    repeated: 0,
    origins: new Map(),
    version: 0,
    firstSent: 0,
    lastSent: 0,
    preexisting: found.direction === 'sent' && number > 0,
    documents: 0,
    fetches: 0,
    others: 0,
    crossOrigin: 0,
    beforeLogin: 0,
    signedIn: 0,
    alone: 0,
    refusals: 0,
    contrasts: [],
    contrastCount: 0,
    changes: [],
    setCount: 0,
    reissues: 0,
    setBy: new Set(),
    cleared: [],
    bytes: found.bytes,
    totalBytes: 0,
    received: [],
    stored: new Set(),
    exchanges: [],
  };
}

/** Items kept of each bounded list of a track. */
export const KEPT = 16;

/** Adds to a list that keeps its first half and its newest. */
export function keep<Item>(list: Item[], item: Item): void {
  if (list.length >= KEPT) list.splice(KEPT / 2, 1);
  list.push(item);
}

/** Ordinary requests that carried it. */
export function sentCount(track: Track): number {
  return track.documents + track.fetches;
}
