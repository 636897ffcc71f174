import type { Exchange } from '../http/exchange.ts';
import { getHeader } from '../http/header.ts';
import type { Gap } from './gap.ts';

/** The JSON responses whose body is still to come: only DevTools can read bodies, and only while it is open. */
export interface UnreadBodies {
  /** Remembers a finished exchange if its body may hold a token. */
  expect(exchange: Exchange): void;
  /** The body of an exchange was read, whatever was in it. */
  arrived(exchangeId: string): void;
  isAwaited(exchangeId: string): boolean;
  /** One gap while any body is missing. */
  gaps(): Gap[];
}

/** Beyond these the count stays where it is; nobody reads that many bodies later. */
const MAX_REMEMBERED = 10_000;

/** Expects nothing yet. */
export function createUnreadBodies(): UnreadBodies {
  const waiting = new Set<string>();
  return {
    expect(exchange) {
      if (exchange.body || !mayHoldTokens(exchange) || waiting.size >= MAX_REMEMBERED) return;
      waiting.add(exchange.id);
    },
    arrived: (exchangeId) => void waiting.delete(exchangeId),
    isAwaited: (exchangeId) => waiting.has(exchangeId),
    gaps() {
      const count = waiting.size;
      if (count === 0) return [];
      const what = count === 1 ? 'The body of one JSON response was' : `The bodies of ${count} JSON responses were`;
      const text = `${what} not read: DevTools was closed, or the page did not wait for it. A token in a body shows once it is sent or stored.`;
      return [{ kind: 'no-response-bodies', text, count }];
    },
  };
}

function mayHoldTokens({ type, status, responseHeaders, fromCache }: Exchange): boolean {
  if (type !== 'fetch' || status < 200 || status === 204 || status >= 300 || fromCache) return false;
  return /\bjson\b/i.test(getHeader(responseHeaders, 'content-type') ?? '');
}
