import type { SameSite } from './cookie.ts';
import type { PublicSuffixes } from './site.ts';

/** Why a browser throws a Set-Cookie away. Stable codes. */
export type RefusalCode =
  | 'empty'
  | 'control-character'
  | 'nameless'
  | 'too-large'
  | 'not-a-url'
  | 'public-suffix'
  | 'domain-mismatch'
  | 'secure-over-http'
  | 'none-without-secure'
  | 'third-party'
  | 'prefix-secure'
  | 'prefix-host'
  | 'prefix-http'
  | 'prefix-in-value'
  | 'partitioned-without-secure';

/** What a browser keeps differently from what was asked. */
export type ChangeCode =
  | 'lifetime-capped'
  | 'attribute-too-long'
  | 'path-ignored'
  | 'domain-ignored'
  | 'same-site-unknown'
  | 'same-site-default'
  | 'expires-unreadable'
  | 'max-age-unreadable'
  | 'nameless'
  | 'partitioned';

export interface CookieChange {
  code: ChangeCode;
  attribute: string;
  /** What was asked, and what the browser makes of it, in words. */
  asked: string;
  kept: string;
}

/** The cookie as the browser will store it. */
export interface JudgedCookie {
  domain: string;
  hostOnly: boolean;
  path: string;
  secure: boolean;
  httpOnly: boolean;
  sameSite: SameSite | 'unspecified';
  /** In a jar of its own for each site it is embedded in. */
  partitioned?: true;
  /** Milliseconds since the epoch; undefined for a cookie of the browser's session. */
  expires?: number;
}

export interface SetCookieVerdict {
  accepted: boolean;
  refusal?: { code: RefusalCode; text: string };
  changes: CookieChange[];
  /** It is kept only if the person lets third parties set cookies. */
  needsThirdParty?: true;
  /** Undefined when it is refused. */
  cookie?: JudgedCookie;
}

/** Where the field came from, and who reads it. */
export interface SetCookieContext {
  /** URL of the response. */
  url: string;
  browser: 'chrome' | 'firefox' | 'unknown';
  /** Milliseconds since the epoch. */
  now: number;
  suffixes: PublicSuffixes;
  /** URL of the top-level page; a cookie with SameSite is refused on a cross-site subresource. */
  pageUrl?: string;
  /** The response is that of a top-level navigation, which may set any cookie. */
  topLevel?: boolean;
}

/** A refusal with its reason in words. */
export interface Refusal {
  code: RefusalCode;
  text: string;
}
