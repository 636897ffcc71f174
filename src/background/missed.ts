/** Browsers number their requests. What is missing between the last one that was stored and the first one after a start may have been missed. */
export interface MissedRequests {
  /** Notes the number of a request that begins; gives how many were missed before it, once. */
  note(requestId: string, at: number): number;
  /** A request that began at this time was filled in after all; true when it was counted as missed. */
  filled(startedAt: number): boolean;
  /** What to store, for the worker after this one. */
  state(): string;
}

/** A worker that stops because nothing happens has nothing to miss: browsers wait at least so long (milliseconds). */
const IDLE_MS = 25_000;
/** Numbers further apart are no sequence. */
const MAX_MISSED = 10_000;
/** Firefox counts in each of its processes for itself. */
const MAX_SEQUENCES = 64;

/** How far apart the clocks of DevTools and of webRequest may see the same request (milliseconds). */
const CLOCKS_MS = 250;
const MAX_HOLES = 100;

/** A time in which so many requests were missed. */
interface Hole {
  from: number;
  to: number;
  left: number;
}

interface Sequence {
  highest: number;
  /** It goes on from an earlier worker, and no number of it has come since. */
  isStored: boolean;
}

/** `stored` is what an earlier worker left, if there was one; `known` are numbers of requests it saw begin. */
export function createMissedRequests(
  stored: string | undefined,
  known: ReadonlySet<string> = new Set(),
): MissedRequests {
  const numbers = (stored ?? '').split(' ').filter(Boolean).map(Number).filter(Number.isFinite);
  const lastAt = numbers.at(-1) ?? 0;
  const sequences: Sequence[] = numbers.slice(0, -1).map((highest) => ({ highest, isStored: true }));
  const holes: Hole[] = [];
  let newest = lastAt;
  /** When this worker heard of its first request. */
  let firstAt: number | undefined;

  /** The sequence that a number belongs to: the one it is nearest to. */
  function sequenceOf(id: number): Sequence | undefined {
    let nearest: Sequence | undefined;
    for (const one of sequences) {
      const distance = Math.abs(id - one.highest);
      if (distance <= MAX_MISSED && !(nearest && Math.abs(id - nearest.highest) <= distance)) nearest = one;
    }
    return nearest;
  }

  return {
    note(requestId, at) {
      const id = Number(requestId);
      if (!Number.isSafeInteger(id)) return 0;
      firstAt ??= at;
      if (at > newest) newest = at;
      const sequence = sequenceOf(id);
      if (!sequence) {
        sequences.push({ highest: id, isStored: false });
        if (sequences.length > MAX_SEQUENCES) sequences.shift();
        return 0;
      }
      let missed = 0;
      if (sequence.isStored && firstAt - lastAt < IDLE_MS)
        for (let between = sequence.highest + 1; between < id; between++) if (!known.has(String(between))) missed++;
      if (missed > 0) holes.push({ from: lastAt - CLOCKS_MS, to: at + CLOCKS_MS, left: missed });
      if (holes.length > MAX_HOLES) holes.shift();
      sequence.isStored = false;
      sequence.highest = Math.max(sequence.highest, id);
      return missed;
    },
    filled(startedAt) {
      const hole = holes.find(({ from, to, left }) => left > 0 && from <= startedAt && startedAt <= to);
      if (hole) hole.left -= 1;
      return hole !== undefined;
    },
    state: () =>
      sequences.length === 0 ? '' : `${sequences.map(({ highest }) => highest).join(' ')} ${Math.round(newest)}`,
  };
}
