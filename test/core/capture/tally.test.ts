import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTally } from '../../../src/core/capture/tally.ts';

describe('the tally of sizes', () => {
  it('knows the median, the sum and the largest as if it had kept all', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 200 }), (values) => {
        const tally = createTally();
        for (const value of values) tally.add(value);
        const sorted = [...values].sort((a, b) => a - b);
        expect(tally.median()).toBe(sorted[Math.ceil(values.length / 2) - 1]);
        expect(tally.max()).toBe(sorted.at(-1));
        expect(tally.sum()).toBe(values.reduce((sum, value) => sum + value, 0));
        expect(tally.count()).toBe(values.length);
      }),
    );
  });

  it('is zero when empty', () => {
    const tally = createTally();
    expect([tally.median(), tally.max(), tally.sum(), tally.count()]).toEqual([0, 0, 0, 0]);
  });

  it('stays close when there are more distinct sizes than it keeps', () => {
    const tally = createTally();
    for (let value = 1; value <= 200_000; value++) tally.add(value);
    expect(Math.abs(tally.median() - 100_000)).toBeLessThan(400);
    expect(tally.max()).toBe(200_000);
  });

  it('rounds a size that is one too many to ten bits, and leaves small ones as they are', () => {
    const tally = createTally();
    for (let value = 1; value <= 4096; value++) tally.add(value);
    for (let times = 0; times < 4500; times++) tally.add(1_000_001);
    expect(tally.median()).toBe(1_000_448);
    for (let times = 0; times < 13_500; times++) tally.add(0.6);
    expect(tally.median()).toBe(1);
    expect(tally.count()).toBe(22_096);
  });
});
