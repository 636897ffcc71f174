import type { BodyDigest } from '../credential/body-digest.ts';
import type { Credential } from '../credential/book.ts';
import type { Exchange } from '../http/exchange.ts';
import { createStringTable, type StringTable } from './string-table.ts';

/** What a capture may keep; the oldest exchanges go first. */
export interface CaptureLimits {
  exchanges: number;
  /** Characters of all distinct texts of the kept exchanges. */
  characters: number;
}

export const defaultLimits: CaptureLimits = { exchanges: 10_000, characters: 8 * 1024 * 1024 };

/** An exchange as it is kept, with what was learnt from it. */
export interface KeptExchange {
  exchange: Exchange;
  site: string;
  /** The URL with every secret in it replaced. */
  shownUrl: string;
  /** Credentials in the order they were found. */
  sent: readonly Credential[];
  received: readonly Credential[];
  authBytes: number;
  analysed: boolean;
  /** A body that came before the exchange was complete. */
  earlyBody?: BodyDigest;
}

/** The exchanges of a capture, by number, each distinct text stored once, never more than the limits allow. */
export interface ExchangeStore {
  /** Keeps the exchange, or puts it in the place of the one with the same id; returns it as it is kept, its texts shared. */
  put(exchange: Exchange, site: string): KeptExchange;
  /** How many had to go so far. */
  evicted(): number;
  get(id: string): KeptExchange | undefined;
  /** Those with a number above `number`, oldest first; at most `limit`. */
  after(number: number, limit?: number): KeptExchange[];
  size(): number;
  characters(): number;
}

/** An empty store. Adding costs no more with many exchanges in it than with few. */
export function createExchangeStore(limits: CaptureLimits): ExchangeStore {
  const table = createStringTable();
  const byId = new Map<string, KeptExchange>();
  // Sorted by number; the first `head` places are empty, so that dropping the oldest moves nothing.
  let order: (KeptExchange | undefined)[] = [];
  let head = 0;
  let evicted = 0;

  function place(kept: KeptExchange): void {
    // Requests end in another order than they began, so the right place is near the end, not always at it.
    let index = order.length;
    while (index > head && (order[index - 1]?.exchange.number ?? 0) > kept.exchange.number) index -= 1;
    if (index === order.length) order.push(kept);
    else order.splice(index, 0, kept);
  }

  function dropOldest(): void {
    const oldest = order[head];
    order[head] = undefined;
    head += 1;
    if (oldest) {
      byId.delete(oldest.exchange.id);
      releaseExchange(oldest.exchange, table);
    }
    if (head > 1000 && head * 2 > order.length) {
      order = order.slice(head);
      head = 0;
    }
  }

  return {
    put(exchange, site) {
      const shared = shareExchange(exchange, table);
      let kept = byId.get(exchange.id);
      if (kept) {
        releaseExchange(kept.exchange, table);
        kept.exchange = shared;
      } else {
        kept = { exchange: shared, site, shownUrl: shared.url, sent: [], received: [], authBytes: 0, analysed: false };
        byId.set(exchange.id, kept);
        place(kept);
      }
      while (byId.size > 1 && (byId.size > limits.exchanges || table.characters() > limits.characters)) {
        dropOldest();
        evicted += 1;
      }
      return kept;
    },
    evicted: () => evicted,
    get: (id) => byId.get(id),
    after(number, limit = Number.POSITIVE_INFINITY) {
      let low = head;
      let high = order.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((order[middle]?.exchange.number ?? 0) <= number) low = middle + 1;
        else high = middle;
      }
      return order.slice(low, low + limit).filter((kept) => kept !== undefined);
    },
    size: () => byId.size,
    characters: () => table.characters(),
  };
}

function shareExchange(exchange: Exchange, table: StringTable): Exchange {
  const shared: Exchange = {
    ...exchange,
    url: table.add(exchange.url),
    requestHeaders: exchange.requestHeaders.map((header) => table.addHeader(header)),
    responseHeaders: exchange.responseHeaders.map((header) => table.addHeader(header)),
  };
  if (exchange.pageUrl !== undefined) shared.pageUrl = table.add(exchange.pageUrl);
  if (exchange.initiator !== undefined) shared.initiator = table.add(exchange.initiator);
  for (const field of exchange.requestBody?.fields ?? []) {
    table.add(field.name);
    if (field.value !== undefined) table.add(field.value);
  }
  return shared;
}

function releaseExchange(exchange: Exchange, table: StringTable): void {
  table.release(exchange.url);
  for (const header of exchange.requestHeaders) table.releaseHeader(header);
  for (const header of exchange.responseHeaders) table.releaseHeader(header);
  if (exchange.pageUrl !== undefined) table.release(exchange.pageUrl);
  if (exchange.initiator !== undefined) table.release(exchange.initiator);
  for (const field of exchange.requestBody?.fields ?? []) {
    table.release(field.name);
    if (field.value !== undefined) table.release(field.value);
  }
}
