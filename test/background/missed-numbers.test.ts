import { expect, test } from 'vitest';
import { createMissedRequests } from '../../src/background/missed.ts';

/** Notes these numbers, all at once, and gives what was missed before each. */
function note(missed: ReturnType<typeof createMissedRequests>, ids: (number | string)[], at = 1000): number[] {
  return ids.map((id) => missed.note(String(id), at));
}

test('of a first worker nothing was missed, whatever number comes first', () => {
  const missed = createMissedRequests(undefined);
  expect(note(missed, [500, 502, 501, 510])).toEqual([0, 0, 0, 0]);
  expect(missed.state()).toBe('510 1000');
});

test('what lies between the last number of a worker and the first of the next was missed, once', () => {
  const missed = createMissedRequests('10 900');
  expect(note(missed, [15, 18, 12])).toEqual([4, 0, 0]);
  expect(missed.state().split('|')[0]).toBe('18 1000');
});

test('requests that were seen to begin were not missed', () => {
  expect(note(createMissedRequests('10 900', new Set(['12', '13'])), [15])).toEqual([2]);
});

test('the next step of a request that is known misses nothing', () => {
  expect(note(createMissedRequests('10 900'), [10, 11])).toEqual([0, 0]);
});

test('each process of Firefox counts for itself, and each has its own missing ones', () => {
  const process = 2 ** 31;
  const first = createMissedRequests(undefined);
  note(first, [7, 2 * process + 100, 3 * process + 20, 8], 900);
  const next = createMissedRequests(first.state());
  expect(note(next, [3 * process + 24, 9, 2 * process + 102, 3 * process + 30, 5 * process + 40])).toEqual([
    3, 0, 1, 0, 0,
  ]);
  expect(createMissedRequests(next.state()).note(String(5 * process + 42), 1001)).toBe(1);
});

test('a worker that stopped because nothing happened missed nothing', () => {
  expect(note(createMissedRequests('10 900'), [15], 25_899)).toEqual([4]);
  expect(note(createMissedRequests('10 900'), [15], 25_900)).toEqual([0]);
});

test('one that was killed missed what was sent then, even if that is noticed late', () => {
  const missed = createMissedRequests('10 5000000 900');
  expect(note(missed, [11])).toEqual([0]);
  expect(note(missed, [5_000_004], 60_000)).toEqual([3]);
});

test('a request that is filled in was missed when it began in a time of which some are missing, each once', () => {
  const missed = createMissedRequests('10 900');
  note(missed, [13], 1000);
  expect([5000, 950, 950, 950].map(missed.filled)).toEqual([false, true, true, false]);
});

test('what was filled in before its absence was known is not counted', () => {
  const missed = createMissedRequests('10 900');
  expect([950, 5000].map(missed.filled)).toEqual([false, false]);
  expect(note(missed, [13], 1000)).toEqual([1]);
  expect([960, 970].map(missed.filled)).toEqual([true, false]);
});

test('what was filled in early counts once, for whichever was missed in its time', () => {
  const missed = createMissedRequests('10 20000000 40000000 900');
  for (const at of [950, 960]) missed.filled(at);
  expect(note(missed, [12, 40_000_002], 1000)).toEqual([0, 0]);
  expect(note(missed, [20_000_002], 1000)).toEqual([1]);
});

test('what is missing is known to the workers after the one that noticed, until it is filled in', () => {
  const first = createMissedRequests('10 900');
  note(first, [13], 1000);
  const second = createMissedRequests(first.state());
  expect([950, 5000].map(second.filled)).toEqual([true, false]);
  const third = createMissedRequests(second.state());
  expect(note(third, [14], 1010)).toEqual([0]);
  expect([950, 950].map(third.filled)).toEqual([true, false]);
  expect(third.state()).toBe('14 1010');
});

test('numbers far apart are no sequence, and a text is no number', () => {
  const missed = createMissedRequests('10 900');
  expect(note(missed, [10_011, 'b7', 20_011])).toEqual([0, 0, 0]);
  expect(note(createMissedRequests('10 900'), [10_010])).toEqual([9_999]);
  expect(note(createMissedRequests('nonsense'), [5])).toEqual([0]);
});

test('a hundred processes are not remembered, only the newest', () => {
  const missed = createMissedRequests(undefined);
  note(
    missed,
    Array.from({ length: 100 }, (_, index) => index * 1_000_000),
  );
  expect(missed.state().split(' ')).toHaveLength(65);
});

test('a number belongs to the sequence that it is nearest to', () => {
  const missed = createMissedRequests('1000 2000 9000 900');
  expect(note(missed, [1_600, 1_001], 1000)).toEqual([0, 0]);
  const other = createMissedRequests('1000 2000 900');
  expect(note(other, [2_003, 1_004], 1000)).toEqual([2, 3]);
});

test('what was filled in at the very edge of a time counts, as clocks differ by a quarter of a second', () => {
  const missed = createMissedRequests('10 900');
  note(missed, [13], 1000);
  expect([649, 1_251, 650, 1_250].map(missed.filled)).toEqual([false, false, true, true]);
});

test('a state that is broken says nothing of what is missing', () => {
  for (const broken of ['', '|', '10|x', '10 900|5', '10 900|1 2', 'x|1 2 3']) {
    const missed = createMissedRequests(broken);
    expect(missed.filled(1)).toBe(broken === 'x|1 2 3');
  }
});

test('the time of the newest is kept, whatever comes late', () => {
  const missed = createMissedRequests(undefined);
  note(missed, [1], 2000);
  note(missed, [2], 1500);
  expect(missed.state()).toBe('2 2000');
  expect(createMissedRequests(undefined).state()).toBe('');
});

test('what was filled in and came after all does not stand for another that was missed', () => {
  const missed = createMissedRequests('10 900');
  expect(missed.filled(950)).toBe(false);
  expect(missed.notMissed(950)).toBe(false);
  expect(note(missed, [13], 1000)).toEqual([2]);
});

test('it is counted again when a missing one was taken for it', () => {
  const missed = createMissedRequests('10 900');
  note(missed, [13], 1000);
  expect(missed.filled(950)).toBe(true);
  expect(missed.notMissed(950)).toBe(true);
  expect([950, 950, 950].map(missed.filled)).toEqual([true, true, false]);
});

test('nothing is counted again when nothing was missed then', () => {
  const missed = createMissedRequests('10 900');
  note(missed, [13], 1000);
  expect(missed.notMissed(5000)).toBe(false);
});
