import type { Exchange } from '../core/http/exchange.ts';
import type { Tab, Tabs } from './tabs.ts';

/** How far apart the clocks of DevTools and of webRequest may see the same request, in milliseconds. */
const WINDOW_MS = 2_000;
/** Requests of the capture looked at for each, from the newest. */
const SEARCHED = 2_000;

/**
 * Adds the requests that DevTools recorded for the tab and the capture does not have: those that were lost with a worker. Each is
 * marked as filled in. Returns how many there were.
 */
export function fillIn(tabs: Tabs, tab: Tab, recorded: readonly Exchange[], asked: number): number {
  if (tab.paused) return 0;
  const since = Math.max(asked, tab.from);
  const unmatched = knownExchanges(tab, since - WINDOW_MS);
  let filled = 0;
  for (const exchange of recorded) {
    if (exchange.startedAt < since || !/^(?:https?|wss?):/.test(exchange.url)) continue;
    if (takeMatch(unmatched, exchange)) continue;
    const number = tab.nextNumber++;
    const { redirectedFrom: _, ...rest } = exchange;
    tabs.observe(tab, { kind: 'exchange', exchange: { ...rest, id: String(number), number, filledIn: true } });
    filled += 1;
  }
  return filled;
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

/** Takes the known exchange that is the same request, so that two alike need two. */
function takeMatch(known: Map<string, Exchange[]>, { method, url, startedAt }: Exchange): boolean {
  const alike = known.get(`${method} ${url}`) ?? [];
  const index = alike.findIndex((one) => Math.abs(one.startedAt - startedAt) <= WINDOW_MS);
  if (index < 0) return false;
  alike.splice(index, 1);
  return true;
}
