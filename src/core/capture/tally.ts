/** Running count of sizes: their number, sum, median and largest, without keeping each one. */
export interface Tally {
  add(value: number): void;
  count(): number;
  sum(): number;
  max(): number;
  /** Middle value, the lower of two; 0 when empty. */
  median(): number;
}

/** Distinct sizes up to here are counted exactly; later ones are rounded to ten significant bits, so that the table stays small. */
const EXACT_VALUES = 4096;

/** An empty tally. Its cost is bounded by the number of distinct values, and that by some 20,000. */
export function createTally(): Tally {
  const counts = new Map<number, number>();
  let count = 0;
  let sum = 0;
  let max = 0;

  return {
    add(value) {
      const key = counts.has(value) || counts.size < EXACT_VALUES ? value : roundToTenBits(value);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      count += 1;
      sum += value;
      if (value > max) max = value;
    },
    count: () => count,
    sum: () => sum,
    max: () => max,
    median() {
      let before = 0;
      for (const value of [...counts.keys()].sort((a, b) => a - b)) {
        before += counts.get(value) ?? 0;
        if (before * 2 >= count) return value;
      }
      return 0;
    },
  };
}

function roundToTenBits(value: number): number {
  const step = 2 ** Math.max(0, Math.floor(Math.log2(Math.max(1, value))) - 9);
  return Math.round(value / step) * step;
}
