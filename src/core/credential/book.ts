import type { Confidence, CredentialKind, CredentialRole, Place, Problem, Sighting } from './credential.ts';
import type { DecodedJwt } from './decode/jwt.ts';
import type { SealedCookie } from './decode/sealed-cookie.ts';

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
}

/** One value that proves, or may prove, an identity; the same however it travels. */
export interface Credential {
  /** Stable pseudonym in the capture, `jwt#1`, `session#2`; safe to show. */
  id: string;
  /** The secret itself. Never leaves memory unless a person asks to see it. */
  value: string;
  kind: CredentialKind;
  role: CredentialRole;
  roleReason: string;
  roleConfidence: Confidence;
  name: string;
  /** Credentials that follow each other (a refreshed token, a rotated session ID) share it. */
  lineage: string;
  /** 1 for the first of its lineage. */
  generation: number;
  scheme?: string;
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
  /** Bytes it takes in a request, at the place it was sent last. */
  bytes: number;
  uses: PlaceUse[];
  problems: Problem[];
}
