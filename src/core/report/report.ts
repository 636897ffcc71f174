import type { Held } from '../capture/cookie-shelf.ts';
import type { HiddenFinding } from '../capture/create-capture.ts';
import type { Carrier, Confidence, CredentialKind, CredentialRole, Place, Problem } from '../credential/credential.ts';
import type { DecodedJwt } from '../credential/decode/jwt.ts';
import type { LifeStep } from '../credential/life.ts';
import type { Lineage } from '../credential/lineage.ts';
import type { Failure } from '../diagnosis/failure.ts';
import type { Attempt } from '../flow/attempts/model.ts';
import type { SessionEnd } from '../flow/attempts/session-end.ts';
import type { ClockSkew } from '../http/clock-skew.ts';
import type { SetCookie, StoredCookie } from '../http/cookie.ts';
import type { SetCookieVerdict } from '../http/set-cookie-verdict.ts';
import type { Finding } from '../rules/rule.ts';
import type { Fit, LoginReport, ShapeId, StrategyReport, TradeOff } from '../strategy/strategy.ts';
import type { ToldGap } from './told-gap.ts';

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
  /** Name of the user in HTTP Basic, the readable content of a sealed cookie, a `SamlContent` or an `SdJwtContent` (content.ts). */
  content?: unknown;
  /** Milliseconds since the epoch. */
  expiresAt?: number;
  issuedAt?: number;
  cookie?: CookieReport;
  /** Where it came from, where it lies, where it went, and where it should not have gone; in this order. */
  life?: LifeStep[];
  /** What was left of its lifetime, in milliseconds, at the request that came closest to its end, or longest after. */
  leastLeft?: { ms: number; exchange: string };
  /** Of a session cookie: how long the server was seen to keep the session, when nobody signed out. */
  sessionEnd?: SessionEnd;
  problems: Problem[];
}

/** Credentials that follow each other; listed when there is more than one, or when a refresh token was used. */
export type LineageReport = Lineage;

/** A cookie: what Set-Cookie asked for beside what the store holds. Values are not in it. */
export interface CookieReport {
  name: string;
  origin: string;
  asked?: Omit<SetCookie, 'value' | 'raw'>;
  stored?: Omit<StoredCookie, 'value'>;
  /** What the browser makes of the Set-Cookie field: refused, or kept with changes, and why. Absent when none was seen. */
  verdict?: SetCookieVerdict;
  /** Whether the store holds what was asked for; `unknown` when it was not looked at since. */
  held?: Held;
  /** The exchange whose response asked for it. */
  exchange?: string;
}

export interface Overhead {
  requests: number;
  /** Those of them that carried any credential. */
  carried: number;
  /** Bytes of credentials over all requests. */
  authBytes: number;
  perRequest: { median: number; max: number };
}

export interface SiteReport {
  site: string;
  origins: string[];
  strategy: StrategyReport;
  logins: LoginReport[];
  /** Every try to sign in, to renew or to sign out with its steps and the checks between them, the newest first. */
  attempts: Attempt[];
  shape: { id: ShapeId; confidence: number };
  tradeOffs: TradeOff[];
  /** Typical uses the site's choice fits, or does not; absent while there is no verdict. */
  fits?: Fit[];
  credentials: CredentialReport[];
  /** What changed from one credential to the next. */
  lineages?: LineageReport[];
  /** Origins whose clock is known not to agree with the browser's. */
  clocks?: ClockSkew[];
  /** What went wrong, with the causes, the likeliest first. */
  failures: Failure[];
  /** Refusals that belong to the course of things, with the reason. */
  expected: Failure[];
  findings: Finding[];
  /** Findings of what was seen put right since; they count no more. */
  past?: Finding[];
  /** Findings that a person hid for this site, with the reason. */
  hidden?: HiddenFinding[];
  overhead: Overhead;
}

/** The one shape that panel, popup, export and command line share. */
export interface Report {
  schema: 'watchword-report/1';
  /** ISO 8601. */
  generatedAt: string;
  source: { kind: 'live' | 'har'; from: string; to: string; exchanges: number; gaps: ToldGap[] };
  /** First the site of the tab; of a HAR, the site of its first page. */
  sites: SiteReport[];
}
