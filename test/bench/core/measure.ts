/** Milliseconds of processor time that `act` takes in this process: other programs on a busy machine do not count. */
export function processorTime(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

export interface Compared {
  /** Median of the ratios, one a round, of the first to the second. */
  ratio: number;
  /** Median milliseconds of one call. */
  first: number;
  second: number;
}

export interface CompareOptions {
  rounds?: number;
  /** Milliseconds one side takes in a round, so that the clock is fine enough. */
  roundMs?: number;
  warmUp?: number;
}

/**
 * Runs two things in turn and compares them round by round: what disturbs one round disturbs both of its halves. The order
 * changes from round to round, so that neither always runs in the wake of the other.
 */
export function compare(
  first: () => void,
  second: () => void,
  { rounds = 15, roundMs = 40, warmUp = 3 }: CompareOptions = {},
): Compared {
  const callsFirst = callsFor(first, roundMs);
  const callsSecond = callsFor(second, roundMs);
  const ratios: number[] = [];
  const times: [number[], number[]] = [[], []];
  for (let round = -warmUp; round < rounds; round++) {
    let a = 0;
    let b = 0;
    const runFirst = () => {
      a = processorTime(() => repeat(first, callsFirst)) / callsFirst;
    };
    if (round % 2 === 0) runFirst();
    b = processorTime(() => repeat(second, callsSecond)) / callsSecond;
    if (round % 2 !== 0) runFirst();
    if (round < 0) continue;
    ratios.push(a / b);
    times[0].push(a);
    times[1].push(b);
  }
  return { ratio: median(ratios), first: median(times[0]), second: median(times[1]) };
}

function callsFor(act: () => void, milliseconds: number): number {
  let calls = 1;
  for (;;) {
    const took = processorTime(() => repeat(act, calls));
    if (took >= milliseconds) return calls;
    calls = took < milliseconds / 10 ? calls * 8 : Math.ceil((calls * milliseconds * 1.1) / took);
  }
}

function repeat(act: () => void, calls: number): void {
  for (let call = 0; call < calls; call++) act();
}

/** Bytes of the heap in use after all garbage is gone. Needs `--expose-gc`. */
export function usedHeap(): number {
  if (globalThis.gc === undefined) throw new Error('Start Node with --expose-gc');
  for (let pass = 0; pass < 4; pass++) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
