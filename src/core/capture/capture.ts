import type { Credential } from '../credential/book.ts';
import type { StoredCookie } from '../http/cookie.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Gap } from './gap.ts';

/** Everything a source can tell a capture. */
export type CaptureEvent =
  /** A new exchange, or a fuller version of one with the same id. */
  | { kind: 'exchange'; exchange: Exchange }
  /** What the cookie store holds for an origin now. */
  | { kind: 'cookies'; at: number; origin: string; cookies: StoredCookie[] }
  /** What the page's storage holds. */
  | {
      kind: 'storage';
      at: number;
      origin: string;
      area: 'local-storage' | 'session-storage' | 'indexed-db';
      entries: StorageEntry[];
    }
  /** A response body that came later than its headers. */
  | { kind: 'body'; exchangeId: string; mediaType: string; text: string; truncated?: boolean }
  /** A well-known secret fits the MAC of a token, which is named by its pseudonym. */
  | { kind: 'weak-secret'; credential: string; found: NonNullable<Credential['weakSecret']> }
  | { kind: 'navigation'; at: number; url: string }
  | { kind: 'gap'; gap: Gap };

export interface StorageEntry {
  key: string;
  value: string;
}

/** One line of the list of requests. */
export interface ExchangeRow {
  id: string;
  number: number;
  at: number;
  method: string;
  url: string;
  type: Exchange['type'];
  /** 0 while there is no response. */
  status: number;
  error?: string;
  fromCache?: boolean;
  durationMs?: number;
  /** Registrable domain of the page it was made for. */
  site: string;
  /** Pseudonyms and names of credentials it carried, strongest first; and of those the response set. */
  sent: RowCredential[];
  received: RowCredential[];
  authBytes: number;
}

export interface RowCredential {
  id: string;
  name: string;
  role: string;
  kind: string;
}
