import type { Exchange } from '../http/exchange.ts';
import { getHeader } from '../http/header.ts';
import type { Gap } from './gap.ts';

/** The JSON responses whose body is still to come: only DevTools can read bodies, and only while it is open. */
export interface UnreadBodies {
  /** DevTools was opened or closed. */
  setOpen(open: boolean): void;
  /** Remembers a finished exchange if its body may hold a token. */
  expect(exchange: Exchange): void;
  /** The body of an exchange was read, whatever was in it. */
  arrived(exchangeId: string): void;
  isAwaited(exchangeId: string): boolean;
  /** A gap for each reason why bodies are missing. */
  gaps(): Gap[];
}

/** Beyond these the count stays where it is; nobody reads that many bodies later. */
const MAX_REMEMBERED = 10_000;

/** Expects nothing yet. */
export function createUnreadBodies(): UnreadBodies {
  /** By exchange, whether DevTools was open when it ended. */
  const waiting = new Map<string, boolean>();
  let open = false;
  return {
    setOpen(now) {
      open = now;
    },
    expect(exchange) {
      if (exchange.body || !mayHoldTokens(exchange) || waiting.size >= MAX_REMEMBERED) return;
      waiting.set(exchange.id, open);
    },
    arrived: (exchangeId) => void waiting.delete(exchangeId),
    isAwaited: (exchangeId) => waiting.has(exchangeId),
    gaps() {
      const missed = [...waiting.values()].filter(Boolean).length;
      return [
        ...gapOf(waiting.size - missed, 'DevTools was closed then'),
        ...gapOf(missed, 'the page was left before DevTools handed it over, or it is still on its way'),
      ];
    },
  };
}

function gapOf(count: number, why: string): Gap[] {
  if (count === 0) return [];
  const what = count === 1 ? 'The body of one JSON response was' : `The bodies of ${count} JSON responses were`;
  const text = `${what} not read: ${why}. A token in a body shows once it is sent or stored.`;
  return [{ kind: 'no-response-bodies', text, count }];
}

function mayHoldTokens({ type, status, responseHeaders, fromCache }: Exchange): boolean {
  if (type !== 'fetch' || status < 200 || status === 204 || status >= 300 || fromCache) return false;
  return /\bjson\b/i.test(getHeader(responseHeaders, 'content-type') ?? '');
}
