/** Browsers number their requests. What is missing between the last one that was stored and the first one after a start may have been missed. */
export interface MissedRequests {
  /** Notes the number of a request that begins; gives how many were missed before it and not filled in, once. */
  note(requestId: string, at: number): number;
  /** A request that began at this time was filled in after all; true when it was counted as missed. */
  filled(startedAt: number): boolean;
  /** What was filled in and began at this time had not been missed: its own events came after all; true when it is counted again. */
  notMissed(startedAt: number): boolean;
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
/** Requests filled in before it is known that some were missed; times of so many are remembered. */
const MAX_EARLY = 1_000;

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

/** `stored` is what an earlier worker left, if there was one; `begun` are numbers of requests it saw begin. */
export function createMissedRequests(
  stored: string | undefined,
  begun: ReadonlySet<string> = new Set(),
): MissedRequests {
  const [numbers, ...known] = (stored ?? '').split('|').map(readNumbers);
  const lastAt = numbers?.at(-1) ?? 0;
  const sequences: Sequence[] = (numbers ?? []).slice(0, -1).map((highest) => ({ highest, isStored: true }));
  const holes: Hole[] = known.flatMap(([from, to, left]) =>
    from === undefined || to === undefined || left === undefined ? [] : [{ from, to, left }],
  );
  /** When requests began that were filled in while nothing was known to be missing. */
  let early: number[] = [];
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

  /** Gives how many are missing of those that a hole swallowed: some may have been filled in by now. */
  function open(hole: Hole): number {
    early = early.filter((at) => {
      const isOfHole = hole.left > 0 && isWithin(hole, at);
      if (isOfHole) hole.left -= 1;
      return !isOfHole;
    });
    if (hole.left > 0) holes.push(hole);
    if (holes.length > MAX_HOLES) holes.shift();
    return hole.left;
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
        for (let between = sequence.highest + 1; between < id; between++) if (!begun.has(String(between))) missed++;
      sequence.isStored = false;
      sequence.highest = Math.max(sequence.highest, id);
      return missed > 0 ? open({ from: lastAt - CLOCKS_MS, to: at + CLOCKS_MS, left: missed }) : 0;
    },
    filled(startedAt) {
      const hole = holes.find((one) => one.left > 0 && isWithin(one, startedAt));
      if (hole) hole.left -= 1;
      else early = [...early, startedAt].slice(-MAX_EARLY);
      return hole !== undefined;
    },
    notMissed(startedAt) {
      const known = early.indexOf(startedAt);
      if (known >= 0) early.splice(known, 1);
      const hole = known >= 0 ? undefined : holes.find((one) => isWithin(one, startedAt));
      if (hole) hole.left += 1;
      return hole !== undefined;
    },
    state() {
      if (sequences.length === 0) return '';
      const numbers = `${sequences.map(({ highest }) => highest).join(' ')} ${Math.round(newest)}`;
      const open = holes.filter(({ left }) => left > 0);
      return [numbers, ...open.map(({ from, to, left }) => `${Math.floor(from)} ${Math.ceil(to)} ${left}`)].join('|');
    },
  };
}

function readNumbers(text: string): number[] {
  return text.split(' ').filter(Boolean).map(Number).filter(Number.isFinite);
}

function isWithin({ from, to }: Hole, at: number): boolean {
  return from <= at && at <= to;
}
