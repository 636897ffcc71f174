import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Happening, startMortalBrowser } from './mortal-browser.ts';

vi.mock('webextension-polyfill', () => ({ default: {} }));

// A background that dies at any moment, between any two of its writes, and hears of some things late: each request is listed once, or
// counted as missed.

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) }));
afterEach(() => void vi.useRealTimers());

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ what: fc.constant('begin'), address: fc.nat(40), isHeld: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ what: fc.constant('end'), of: fc.nat(5), isHeld: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('tell'), of: fc.constantFrom('begin', 'end', undefined) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('kill'), writes: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('fill') }) },
  { weight: 6, arbitrary: fc.record({ what: fc.constant('rest'), ms: fc.constantFrom(0, 1, 30, 300) }) },
) as fc.Arbitrary<Happening>;

/** What comes before in any case: where nothing was ever stored, nobody can know what is missing. */
const BEFORE: readonly Happening[] = [
  { what: 'rest', ms: 30 },
  { what: 'begin', address: 98 },
  { what: 'end', of: 0, isHeld: false },
  { what: 'rest', ms: 100 },
];

/** What follows in any case: events that were held back come, and the browser goes on. */
const AFTERWARDS: readonly Happening[] = [
  { what: 'tell' },
  { what: 'rest', ms: 100 },
  { what: 'kill', writes: 0 },
  { what: 'begin', address: 99 },
  { what: 'end', of: 0, isHeld: false },
  { what: 'rest', ms: 100 },
];

async function live(story: readonly Happening[]) {
  const browser = startMortalBrowser();
  for (const one of [...BEFORE, ...story, ...AFTERWARDS]) await browser.happen(one);
  return browser.tally();
}

const runs = Number(process.env.WATCHWORD_RUNS ?? 60);

test('no request is lost without being counted, and none is listed twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 60 }), async (story) => {
      const { addresses, counted } = await live(story);
      expect(addresses.filter(({ sent, listed }) => listed > sent)).toEqual([]);
      const missing = addresses.reduce((sum, { sent, listed }) => sum + sent - listed, 0);
      expect(missing).toBeLessThanOrEqual(counted);
    }),
    { numRuns: runs },
  );
});
