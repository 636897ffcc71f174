import type { Fact } from '../core/capture/fact.ts';
import type { Exchange } from '../core/http/exchange.ts';
import { createFilledBefore, type RequestSeen } from './filled-before.ts';
import { createMissedRequests } from './missed.ts';
import type { Tab, Tabs } from './tabs.ts';

/** Requests that a worker took with it when it was stopped: how many are missing is said in all tabs, since nobody knows whose they were. */
export interface Losses {
  /** What the worker before stored, and the numbers of the requests that it saw begin. */
  restore(stored: string | undefined, begun: ReadonlySet<string>): void;
  /** What to store for the worker after this one. */
  state(): string;
  /** A request begins; `at` in milliseconds since the epoch. */
  onBegin(requestId: string, at: number): void;
  /** An exchange was filled in, or heard of without its beginning, by this worker or by an earlier one. */
  onAdded(tab: Tab, exchange: Exchange): void;
  /** Requests that began at these times (milliseconds since the epoch) had been missed and were filled in. */
  onFilled(startedAt: readonly number[]): void;
  /** The exchange that is known already of this request, though the browser tells of its beginning only now; once. */
  takeKnown(tab: Tab, request: RequestSeen): Exchange | undefined;
}

/** Nothing was lost yet. `now` gives milliseconds since the epoch. */
export function createLosses(tabs: Pick<Tabs, 'all' | 'observe'>, now: () => number): Losses {
  const filledBefore = createFilledBefore(now);
  let missed = createMissedRequests(undefined);

  function say(count: number): void {
    if (count !== 0) for (const tab of tabs.all()) tabs.observe(tab, missedGap(count));
  }

  return {
    restore(stored, begun) {
      missed = createMissedRequests(stored, begun);
    },
    state: () => missed.state(),
    onBegin: (requestId, at) => say(missed.note(requestId, at)),
    onAdded: filledBefore.note,
    onFilled: (startedAt) => say(-startedAt.filter(missed.filled).length),
    takeKnown(tab, request) {
      const exchange = filledBefore.take(tab, request);
      if (exchange?.filledIn && missed.notMissed(exchange.startedAt)) say(1);
      return exchange;
    },
  };
}

function missedGap(count: number): Fact {
  const text =
    'Requests of this browser, of this tab or of others, were missed while the background was started again: at most so many.';
  return { kind: 'gap', gap: { kind: 'worker-restarted', text, count } };
}

/** Whether the worker that heard of it first did not see it begin. */
export function isBeginningLost({ unseen }: Pick<Exchange, 'unseen'>): boolean {
  return unseen?.includes('request-headers') ?? false;
}
