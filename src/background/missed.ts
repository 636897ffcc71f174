/** Browsers number their requests. What is missing between the last one that was stored and the first one after a start may have been missed. */
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
/** Firefox counts in each of its processes for itself. */
const MAX_SEQUENCES = 64;

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
      sequence.isStored = false;
      sequence.highest = Math.max(sequence.highest, id);
      return missed;
    },
    state: () =>
      sequences.length === 0 ? '' : `${sequences.map(({ highest }) => highest).join(' ')} ${Math.round(newest)}`,
  };
}
