import type { BodyDigest } from '../credential/body-digest.ts';
import type { Credential, StorageSeen } from '../credential/book.ts';
import type { StoredCookie } from '../http/cookie.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Gap } from './gap.ts';
import type { Settings } from './settings.ts';

/**
 * Everything a source can tell a capture. A capture is such facts in order: seen live, read back after the worker was stopped, or read
 * from a file, they are the same. Times are in milliseconds since the epoch.
 */
export type Fact =
  /** A new exchange, or a fuller version of one with the same id; it is read once it has ended. A body that it brings becomes a fact of its own. */
  | { kind: 'exchange'; exchange: Exchange }
  /** What was learnt from the response body of an exchange. */
  | { kind: 'body'; exchangeId: string; body: BodyDigest }
  /** A body was looked at, and nothing in it is of interest here. */
  | { kind: 'no-body'; exchangeId: string }
  /** What the cookie store holds for an origin now. */
  | { kind: 'cookies'; at: number; origin: string; cookies: StoredCookie[] }
  /** What the page's storage holds now. */
  | ({ kind: 'storage' } & StorageSeen)
  /** A well-known secret fits the MAC of a token, which is named by its pseudonym. */
  | { kind: 'secret'; at: number; credential: string; found: NonNullable<Credential['weakSecret']> }
  /** DevTools is open since then, or was closed: only while it is open, bodies of responses can be read. Without `open` it has yet to be told. */
  | { kind: 'devtools'; at: number; open?: boolean }
  /** The tab shows this page now. */
  | { kind: 'page'; at: number; url: string }
  /** Something could not be seen. */
  | { kind: 'gap'; gap: Gap }
  /** A person changed the settings. */
  | { kind: 'settings'; settings: Settings };
