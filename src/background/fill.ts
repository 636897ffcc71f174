import type { Exchange } from '../core/http/exchange.ts';
import { distanceBetween } from './filled-before.ts';
import { resumedGap } from './placement.ts';
import type { Tab, Tabs } from './tabs.ts';

export interface FillOptions {
  tabs: Tabs;
  /** What DevTools recorded. */
  recorded: readonly Exchange[];
  /** DevTools was asked for what began since this time (milliseconds since the epoch). */
  since: number;
  /** An exchange was added, under this number. */
  onAdded?(exchange: Exchange): void;
}

/** How far apart the clocks of DevTools and of webRequest may see the same request, in milliseconds. */
const WINDOW_MS = 2_000;
/** Requests of the capture looked at for each, from the newest. */
const SEARCHED = 2_000;

/**
 * Adds the requests that DevTools recorded for the tab and the capture does not have: those that were lost with a worker. Each is
 * marked as filled in. One whose end was lost with a worker is completed. Returns when those began that had not been known.
 */
export function fillIn(tab: Tab, { tabs, recorded, since: asked, onAdded }: FillOptions): number[] {
  if (tab.paused) return [];
  const since = Math.max(asked, tab.from);
  const unmatched = knownExchanges(tab, since - WINDOW_MS);
  const filled: number[] = [];
  for (const exchange of recorded) {
    if (exchange.startedAt < since || !/^(?:https?|wss?):/.test(exchange.url)) continue;
    const known = takeMatch(unmatched, exchange);
    if (known) {
      if (known.endedAt === undefined && exchange.status > 0) complete(tabs, tab, known, exchange);
      continue;
    }
    const number = tab.nextNumber++;
    const { redirectedFrom: _, ...rest } = exchange;
    const added: Exchange = { ...rest, id: String(number), number, filledIn: true };
    tabs.observe(tab, { kind: 'exchange', exchange: added });
    onAdded?.(added);
    filled.push(exchange.startedAt);
  }
  return filled;
}

/** A worker was stopped between the request and its answer, which DevTools saw. */
function complete(tabs: Tabs, tab: Tab, known: Exchange, { redirectedFrom: _, ...seen }: Exchange): void {
  tabs.observe(tab, { kind: 'exchange', exchange: { ...seen, ...known, ...answerOf(seen), filledIn: true } });
  tabs.observe(tab, { kind: 'gap', gap: resumedGap(-1) });
}

/** What of an exchange is known only when it has ended; the rest was seen when it began. */
function answerOf({
  status,
  responseHeaders,
  requestHeaders,
  endedAt,
  startedAt,
  unseen,
}: Exchange): Partial<Exchange> {
  const answer: Partial<Exchange> = { status, responseHeaders, requestHeaders, endedAt: endedAt ?? startedAt };
  if (unseen) answer.unseen = unseen;
  return answer;
}

function knownExchanges({ recording, nextNumber }: Tab, since: number): Map<string, Exchange[]> {
  const capture = recording.read();
  const known = new Map<string, Exchange[]>();
  for (let number = nextNumber - 1; number > 0 && number > nextNumber - SEARCHED; number--) {
    const exchange = capture.exchange(String(number));
    if (!exchange || exchange.startedAt < since) continue;
    const key = `${exchange.method} ${exchange.url}`;
    known.set(key, [...(known.get(key) ?? []), exchange]);
  }
  return known;
}

/** Takes the known exchange that is the same request, so that two alike need two: the one whose beginning is nearest. */
function takeMatch(known: Map<string, Exchange[]>, recorded: Exchange): Exchange | undefined {
  const alike = known.get(`${recorded.method} ${recorded.url}`) ?? [];
  let nearest = -1;
  let least = WINDOW_MS;
  for (const [index, one] of alike.entries()) {
    const distance = distanceBetween(one, recorded);
    if (distance > least || (nearest >= 0 && distance === least)) continue;
    nearest = index;
    least = distance;
  }
  return nearest < 0 ? undefined : alike.splice(nearest, 1)[0];
}
