import { effort } from '../../fixtures/effort.ts';

/** Runs of one piece are what quadratic code trips over: openings without an end, escapes, separators, one endless word. */
const PIECES = ['a', '/', '%25', '"', '\\"', 'a,', 'a="', '=,', 'a=b,', 'a=b; ', 'a.0=b;', '&a=b', '{"a":', '"a":"', ' ', '.', 'eyJ', 'name="']; // biome-ignore format: a list

/**
 * Pieces for which `run` takes more than linear time, with the times. A small text that the caches hold and that wakes no garbage
 * collector is read faster than its length tells, so what looks quadratic must go on growing so over a far longer text too.
 * `size` in characters is the least of the three lengths; `noise` is the time in milliseconds below which a long text says nothing.
 */
export function findQuadratic(
  run: (text: string) => unknown,
  prefix = '',
  size = effort(40_000),
  pieces = PIECES,
  noise = 60,
): string[] {
  const slow: string[] = [];
  for (const piece of pieces) {
    const make = (length: number) => prefix + piece.repeat(Math.ceil(length / piece.length));
    const small = make(size);
    const large = make(8 * size);
    // Nearly everything ends here: what is read at once is not slow.
    const first = bestOf(run, large, 1);
    if (first <= noise || !isQuadratic(bestOf(run, small, 3), first, noise)) continue;
    const times = [bestOf(run, small, 8), bestOf(run, large, 8)] as const;
    if (!isQuadratic(...times, noise)) continue;
    const longest = bestOf(run, make(32 * size), 2);
    if (longest > 9 * times[1])
      slow.push(`${piece}: ${[...times, longest].map((time) => time.toFixed(1)).join(' ms, ')} ms`);
  }
  return slow;
}

/** Eight times the input: quadratic code takes 64 times as long. Four times the input, asked last: 16 times as long, where linear code takes 4. */
function isQuadratic(small: number, large: number, noise: number): boolean {
  return large > noise && large > 30 * Math.max(small, noise / 60);
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
