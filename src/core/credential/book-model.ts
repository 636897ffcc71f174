import type { StoredCookie } from '../http/cookie.ts';
import type { Exchange, ResourceType } from '../http/exchange.ts';
import type { Confidence, CredentialKind, CredentialRole, Found, Place, Problem, Sighting } from './credential.ts';
import type { DecodedJwt } from './decode/jwt.ts';
import type { SealedCookie } from './decode/sealed-cookie.ts';
import type { Lineage } from './lineage.ts';
import type { ExchangeReading } from './read.ts';

/** A place a credential was seen in, with how often; bounded, the newest exchanges are kept. */
export interface PlaceUse {
  place: Place;
  origin: string;
  direction: Sighting['direction'];
  count: number;
  first: Sighting;
  last: Sighting;
  /** Ids of the first and the newest exchanges, a bounded number. */
  exchanges: string[];
  /** Kinds of load it was seen in, and sites of the pages they were made for, a bounded number. */
  types: ResourceType[];
  sites: string[];
}

/** One value that proves, or may prove, an identity; the same however it travels. */
export interface Credential {
  /** Stable pseudonym in the capture, `jwt#1`, `session#2`; safe to show. */
  id: string;
  /** The secret itself. Never leaves memory unless a person asks to see it. */
  value: string;
  /** A recorder put something else in place of the value: only its name and place are known. */
  hidden?: true;
  kind: CredentialKind;
  role: CredentialRole;
  roleReason: string;
  roleConfidence: Confidence;
  name: string;
  /** Credentials that follow each other (a refreshed token, a rotated session ID) share it. */
  lineage: string;
  /** 1 for the first of its lineage. */
  generation: number;
  /** Authentication scheme in lower case, of a credential that was met first in Authorization. */
  scheme?: string;
  /** Name of the vendor's format, where the value has one. */
  shape?: string;
  jwt?: DecodedJwt;
  sealed?: SealedCookie;
  /** User name of HTTP Basic. */
  user?: string;
  entropyBits?: number;
  /** Milliseconds since the epoch: from the token's claims, else from the cookie's attributes. */
  expiresAt?: number;
  issuedAt?: number;
  firstSeen: number;
  lastSeen: number;
  /** Requests that carried it. */
  sentCount: number;
  /** The request that carried it closest to its end, or longest after: what was left of its lifetime then, in milliseconds. */
  leastLeft?: { ms: number; exchange: string };
  /** Bytes it takes in a request, at the place it was sent last. */
  bytes: number;
  uses: PlaceUse[];
  /** Places that are not kept because there were too many. */
  usesLeftOut?: number;
  problems: Problem[];
  /** The secret its MAC was made with is known to everybody; set when secrets were tried. */
  weakSecret?: 'empty' | 'named' | 'well-known';
  /** A cookie: it was set, or got another value, in a response that signed somebody in. */
  changedAtLogin?: boolean;
  /** A cookie: milliseconds since the epoch at which a Set-Cookie removed it, and the exchange. */
  cleared?: { at: number; exchange: string };
}

/** One sighting, written into the book. */
export interface Recorded {
  credential: Credential;
  sighting: Sighting;
  found: Found;
  /** The credential was not known before. */
  isNew: boolean;
  /** It was not seen in this place, at this origin, with this class of status before. */
  isNewUse: boolean;
}

/** Every credential of a capture, each once. */
export interface CredentialBook {
  /** Writes what was found in an exchange. Costs time in proportion to what was found, not to what is known. */
  record(exchange: Exchange, reading: ExchangeReading): Recorded[];
  /** Writes what was found in the response body of an exchange that was recorded before. */
  recordBody(exchange: Exchange, found: readonly Found[]): Recorded[];
  /** Writes what the cookie store holds for an origin. `at` in milliseconds since the epoch. */
  recordStored(cookies: readonly StoredCookie[], origin: string, at: number): Recorded[];
  /** Writes what the page's storage holds. */
  recordStorage(seen: StorageSeen): Recorded[];
  /** Writes what stands in the fragment of the page's URL, which no request carries. `at` in milliseconds since the epoch. */
  recordPage(url: string, at: number): Recorded[];
  /** Credentials known before whose role became another since the last call. */
  takeChanged(): Credential[];
  get(id: string): Credential | undefined;
  all(): Iterable<Credential>;
  /** The credential with this value, if it is known. */
  find(value: string): Credential | undefined;
  /** The lineage with this id: what changed from one credential to the next, and how often. */
  lineage(id: string): Lineage | undefined;
  /** How an origin behaves towards credentials. */
  standing(origin: string): OriginStanding;
  /** How many were let go to stay within the limit. */
  evicted(): number;
}

/** An entry of a page's storage. `length` is that of the value in characters, where the value itself was not kept. */
export interface StorageEntry {
  key: string;
  value: string;
  length?: number;
}

/** What a page keeps in one of its storages. */
export interface StorageSeen {
  at: number;
  origin: string;
  area: 'local-storage' | 'session-storage' | 'indexed-db';
  entries: readonly StorageEntry[];
}

export interface BookOptions {
  /** Registrable domain of a host. */
  siteOf(host: string): string;
  /** Credentials kept; beyond it the least interesting go. */
  maxCredentials?: number;
  /** Pseudonyms of the credentials that a verdict or a finding rests on: they go last. */
  needed?(): ReadonlySet<string>;
  /** A credential was let go. */
  onEvicted?(credential: Credential): void;
}

/** How an origin behaves towards credentials. */
export interface OriginStanding {
  /** A credential came from it. */
  mints: boolean;
  /** It answered without complaint to a request that had no credential, and never asked for one. */
  indifferent: boolean;
}
