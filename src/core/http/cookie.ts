/** One cookie of a Cookie request header (RFC 6265bis section 4.2). */
export interface CookiePair {
  name: string;
  value: string;
}

export type SameSite = 'Strict' | 'Lax' | 'None';

/** A Set-Cookie field as the server wrote it (RFC 6265bis section 5.6), before the browser judges it. */
export interface SetCookie {
  raw: string;
  name: string;
  value: string;
  /** As written; undefined when absent. */
  domain?: string;
  path?: string;
  /** Milliseconds since the epoch; undefined when absent or unreadable. */
  expires?: number;
  expiresText?: string;
  /** Seconds; undefined when absent or no integer. */
  maxAge?: number;
  maxAgeText?: string;
  secure: boolean;
  httpOnly: boolean;
  partitioned: boolean;
  sameSite?: SameSite;
  sameSiteText?: string;
  /** All attributes in order, as written, known or not. */
  attributes: { name: string; value?: string }[];
  /** Name and value in bytes, what the 4,096 limit counts. */
  bytes: number;
}

/** A cookie as the browser's store holds it. Times are milliseconds since the epoch. */
export interface StoredCookie {
  name: string;
  value: string;
  domain: string;
  path: string;
  hostOnly: boolean;
  secure: boolean;
  httpOnly: boolean;
  sameSite: SameSite | 'unspecified';
  /** Undefined for a cookie that ends with the browser's session. */
  expires?: number;
  /** Top-level site of a partitioned cookie. */
  partition?: string;
  storeId?: string;
}
