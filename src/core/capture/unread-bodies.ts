import type { Exchange } from '../http/exchange.ts';
import { getHeader } from '../http/header.ts';
import type { Gap } from './gap.ts';

/** The JSON responses whose body is still to come: only DevTools can read bodies, and only of requests that began while it was open. */
export interface UnreadBodies {
  /** DevTools is open since then, or was closed; undefined when the background was started anew and DevTools has yet to say. */
  setOpen(open: boolean | undefined, at: number): void;
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

/** Why a body has not come. A time says that it is not known yet whether DevTools was open when the request began, at that time. */
type Why = 'open' | 'closed' | number;

/** Expects nothing yet. */
export function createUnreadBodies(): UnreadBodies {
  const waiting = new Map<string, Why>();
  let state: boolean | undefined = false;
  let since = 0;

  const whyOf = (startedAt: number): Why => (state && startedAt >= since ? 'open' : 'closed');

  return {
    setOpen(open, at) {
      state = open;
      if (!open) return;
      since = at;
      for (const [id, why] of waiting) if (typeof why === 'number') waiting.set(id, whyOf(why));
    },
    expect(exchange) {
      if (exchange.body || !mayHoldTokens(exchange) || waiting.size >= MAX_REMEMBERED) return;
      waiting.set(exchange.id, state === undefined ? exchange.startedAt : whyOf(exchange.startedAt));
    },
    arrived: (exchangeId) => void waiting.delete(exchangeId),
    isAwaited: (exchangeId) => waiting.has(exchangeId),
    gaps() {
      const all = [...waiting.values()];
      const [open, closed] = (['open', 'closed'] as const).map((one) => all.filter((why) => why === one).length);
      return [
        ...gapOf(closed as number, 'DevTools was closed then, or had only begun to open'),
        ...gapOf(open as number, 'the page was left before DevTools handed it over, or it is still on its way'),
        ...gapOf(
          all.length - (open as number) - (closed as number),
          'DevTools was closed, or the background was stopped before DevTools could hand it over',
        ),
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
