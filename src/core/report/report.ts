import type { Gap } from '../capture/gap.ts';
import type { Carrier, Confidence, CredentialKind, CredentialRole, Place, Problem } from '../credential/credential.ts';
import type { DecodedJwt } from '../credential/decode/jwt.ts';
import type { SetCookie, StoredCookie } from '../http/cookie.ts';
import type { Finding } from '../rules/rule.ts';
import type { Fit, LoginReport, ShapeId, StrategyReport, TradeOff } from '../strategy/strategy.ts';

/** One credential, without its secret. */
export interface CredentialReport {
  /** Stable pseudonym within the report, for example `jwt#1` or `session#2`. */
  id: string;
  kind: CredentialKind;
  role: CredentialRole;
  /** Why it has this role, in one sentence. */
  roleReason: string;
  roleConfidence: Confidence;
  /** What people call it: the cookie's or header's name, or "Access token". */
  name: string;
  /** Credentials of one lineage follow each other: refreshed tokens, rotated session IDs. */
  lineage: string;
  carriers: Carrier[];
  places: {
    place: Place;
    origin: string;
    direction: 'sent' | 'received' | 'stored';
    count: number;
    exchanges: string[];
  }[];
  firstSeen: string;
  lastSeen: string;
  /** Requests that carried it. */
  count: number;
  /** Bytes it takes in one request, at the place it is sent most. */
  bytes: number;
  /** Characters of the value. */
  length: number;
  /** Upper bound of the entropy of an opaque value, in bits. */
  entropyBits?: number;
  scheme?: string;
  /** The decoded token without its signature. */
  jwt?: DecodedJwt;
  /** Name of the user in HTTP Basic, or other readable content of a sealed cookie. */
  content?: unknown;
  /** Milliseconds since the epoch. */
  expiresAt?: number;
  issuedAt?: number;
  cookie?: CookieReport;
  problems: Problem[];
}

/** A cookie: what Set-Cookie asked for beside what the store holds. Values are not in it. */
export interface CookieReport {
  name: string;
  origin: string;
  asked?: Omit<SetCookie, 'value' | 'raw'>;
  stored?: Omit<StoredCookie, 'value'>;
}

export interface Overhead {
  requests: number;
  /** Bytes of credentials over all requests. */
  authBytes: number;
  perRequest: { median: number; max: number };
}

export interface SiteReport {
  site: string;
  origins: string[];
  strategy: StrategyReport;
  logins: LoginReport[];
  shape: { id: ShapeId; confidence: number };
  tradeOffs: TradeOff[];
  /** Typical uses the site's choice fits, or does not; absent while there is no verdict. */
  fits?: Fit[];
  credentials: CredentialReport[];
  findings: Finding[];
  overhead: Overhead;
}

/** The one shape that panel, popup, export and command line share. */
export interface Report {
  schema: 'watchword-report/1';
  /** ISO 8601. */
  generatedAt: string;
  source: { kind: 'live' | 'har'; from: string; to: string; exchanges: number; gaps: Gap[] };
  /** First the site of the tab; of a HAR, the site of its first page. */
  sites: SiteReport[];
}
