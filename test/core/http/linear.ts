/** Runs of one piece are what quadratic code trips over: openings without an end, escapes, separators, one endless word. */
const PIECES = ['a', '/', '%25', '"', '\\"', 'a,', 'a="', '=,', 'a=b,', 'a=b; ', 'a.0=b;', '&a=b', '{"a":', '"a":"', ' ', '.', 'eyJ', 'name="']; // biome-ignore format: a list

/**
 * Pieces for which `run` takes more than linear time, with the times. What looks so is timed again, the best of several, for the
 * compiler and the garbage collector take their time too. `size` in characters is the smaller of the two lengths.
 */
export function findQuadratic(run: (text: string) => unknown, prefix = '', size = 40_000): string[] {
  const slow: string[] = [];
  for (const piece of PIECES) {
    const make = (length: number) => prefix + piece.repeat(Math.ceil(length / piece.length));
    const small = make(size);
    const large = make(8 * size);
    if (!isQuadratic(bestOf(run, small, 1), bestOf(run, large, 1))) continue;
    const times: [number, number] = [bestOf(run, small, 8), bestOf(run, large, 8)];
    if (isQuadratic(...times)) slow.push(`${piece}: ${times.map((time) => time.toFixed(1)).join(' ms, ')} ms`);
  }
  return slow;
}

/** Eight times the input: quadratic code takes 64 times as long. */
function isQuadratic(small: number, large: number): boolean {
  return large > 60 && large > 30 * Math.max(small, 1);
}

/** The least processor time of `runs`, in milliseconds: unlike time by the clock it does not count what else the machine did. */
function bestOf(run: (text: string) => unknown, text: string, runs: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let count = 0; count < runs; count++) {
    const started = process.cpuUsage();
    run(text);
    const { user, system } = process.cpuUsage(started);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
