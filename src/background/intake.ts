import type { BegunRequest, BegunRequests } from './begun.ts';
import type { Draft } from './draft.ts';
import { createJoiner } from './exchanges.ts';
import type { Placement } from './placement.ts';
import type { RawEvent } from './web-request.ts';

/** Takes webRequest events in, joins them, and hands what came of them on in batches. */
export interface Intake {
  /** Queues an event. Nothing else happens in the listener's turn. */
  push(event: RawEvent): void;
  /** Goes on with the requests that an earlier worker saw begin. */
  resume(begun: readonly BegunRequest[]): void;
  /** Takes in all that is queued. */
  drain(): void;
}

export interface IntakeOptions {
  placement: Placement;
  begun: BegunRequests;
  /** Resolves when tabs can take requests. */
  ready: Promise<void>;
  /** A batch was taken in. */
  onDrained(): void;
  /** The id of a request that begins. */
  onBegin(requestId: string, at: number): void;
  batchMs: number;
}

/** An intake with nothing in it. What comes before `ready` waits. */
export function createIntake({ placement, begun, ready, onDrained, onBegin, batchMs }: IntakeOptions): Intake {
  const joiner = createJoiner();
  let queue: RawEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let drainedAt = 0;

  function drain(): void {
    clearTimeout(timer);
    timer = undefined;
    drainedAt = performance.now();
    const events = queue;
    queue = [];
    for (const event of events) {
      if (event.name === 'request') onBegin(event.details.requestId, event.details.timeStamp);
      joiner.add(event);
    }
    const drafts = joiner.takeChanged();
    for (const draft of drafts) placement.deliver(draft);
    store(drafts);
    onDrained();
  }

  /** Requests that ended are in the log of facts; the others are stored as they began. */
  function store(drafts: readonly Draft[]): void {
    const [ended, open] = [[] as string[], [] as BegunRequest[]];
    for (const draft of drafts) {
      const { exchange, details } = draft;
      if (exchange.endedAt !== undefined) ended.push(details.requestId);
      else {
        const targets = placement.targetsOf(draft);
        if (targets.length > 0) open.push({ exchange, details, targets });
      }
    }
    begun.add(open);
    begun.end(ended);
  }

  return {
    push(event) {
      queue.push(event);
      // The first after a pause is taken in at once, so that a worker that dies takes little with it; then many together.
      const wait = performance.now() - drainedAt > batchMs ? 0 : batchMs;
      timer ??= setTimeout(() => void ready.then(drain), wait);
    },
    resume(requests) {
      for (const request of requests) placement.resume(joiner.resume(request), request.targets);
    },
    drain,
  };
}
