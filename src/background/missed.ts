/** Browsers number all their requests. What is missing between the last one that was stored and the first one after a start may have been missed. */
export interface MissedRequests {
  /** Notes the number of a request that begins; gives how many were missed before it, once. */
  note(requestId: string, at: number): number;
  /** What to store, for the worker after this one. */
  state(): string;
}

/** A worker that stops because nothing happens has nothing to miss: browsers wait at least so long (milliseconds). */
const IDLE_MS = 25_000;
/** Numbers further apart are no sequence. */
const MAX_MISSED = 10_000;

/** `stored` is what an earlier worker left, if there was one; `known` are numbers of requests it saw begin. */
export function createMissedRequests(
  stored: string | undefined,
  known: ReadonlySet<string> = new Set(),
): MissedRequests {
  const [lastId = Number.NaN, lastAt = 0] = (stored ?? '').split(' ').filter(Boolean).map(Number);
  let highest = lastId;
  let newest = lastAt;
  let first = true;
  return {
    note(requestId, at) {
      const id = Number(requestId);
      if (!Number.isSafeInteger(id)) return 0;
      let missed = 0;
      if (first && Number.isFinite(lastId) && at - lastAt < IDLE_MS && id - lastId <= MAX_MISSED)
        for (let between = lastId + 1; between < id; between++) if (!known.has(String(between))) missed++;
      first = false;
      if (!(id <= highest)) highest = id;
      if (at > newest) newest = at;
      return missed;
    },
    state: () => (Number.isFinite(highest) ? `${highest} ${Math.round(newest)}` : ''),
  };
}
