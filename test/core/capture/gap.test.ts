import { describe, expect, test } from 'vitest';
import { type Gap, type GapKind, gapsOfLimits, touchesVerdict } from '../../../src/core/capture/gap.ts';
import { createGapList } from '../../../src/core/capture/gap-list.ts';

function listOf(...gaps: Gap[]): Gap[] {
  const list = createGapList();
  for (const gap of gaps) list.add(gap);
  return list.all();
}
const missing = (count?: number, more: Partial<Gap> = {}): Gap => ({
  kind: 'forgotten',
  text: 'Requests are missing.',
  ...(count === undefined ? {} : { count }),
  ...more,
});

describe('gaps that are told', () => {
  test('are one for each kind, origin and text, and grow by their count', () => {
    const origin = 'https://a.example';
    expect(listOf(missing(2), missing(3), missing(1, { origin }), missing(1, { text: 'Others.' }))).toEqual([
      missing(5),
      missing(1, { origin }),
      missing(1, { text: 'Others.' }),
    ]);
    expect(listOf(missing(1), missing(1, { kind: 'paused' }))).toHaveLength(2);
  });

  test('stay as they are when no count is told', () => {
    expect(listOf(missing(), missing())).toEqual([missing()]);
    expect(listOf(missing(2), missing())).toEqual([missing(2)]);
    expect(listOf(missing(), missing(2))).toEqual([missing(2)]);
  });

  test('shrink when some were found, and go when all were', () => {
    expect(listOf(missing(5), missing(-2))).toEqual([missing(3)]);
    expect(listOf(missing(5), missing(-5))).toEqual([]);
    expect(listOf(missing(5), missing(-6))).toEqual([]);
  });

  test('of nothing are none', () => {
    expect(listOf(missing(0), missing(-1))).toEqual([]);
  });

  test('are a hundred, of which each still grows', () => {
    const list = createGapList();
    for (let n = 0; n < 120; n++) list.add(missing(1, { text: `${n}` }));
    list.add(missing(1, { text: '7' }));
    expect(list.all()).toHaveLength(100);
    expect(list.all()[7]?.count).toBe(2);
  });

  test('are handed out as copies', () => {
    const given = missing(1);
    const list = createGapList();
    list.add(given);
    given.count = 9;
    for (const gap of list.all()) gap.count = 9;
    expect(list.all()).toEqual([missing(1)]);
  });

  test('of storage go when that of the origin was read', () => {
    const gap = (kind: GapKind, origin: string): Gap => ({ kind, text: 'Not read.', origin });
    const list = createGapList();
    for (const origin of ['https://a.example', 'https://b.example']) {
      list.add(gap('no-page-storage', origin));
      list.add(gap('no-host-access', origin));
    }
    list.settleStorage('https://a.example');
    expect(list.all()).toEqual([
      gap('no-host-access', 'https://a.example'),
      gap('no-page-storage', 'https://b.example'),
      gap('no-host-access', 'https://b.example'),
    ]);
  });
});

describe('gaps of the limits', () => {
  test('are none for what stayed within them', () => {
    expect(gapsOfLimits({ exchanges: 0, credentials: 0, sites: 0 })).toEqual([]);
  });

  test('say what was dropped, how many, and what that means', () => {
    expect(gapsOfLimits({ exchanges: 3, credentials: 2, sites: 1 })).toEqual([
      {
        kind: 'evicted',
        count: 3,
        text: expect.stringMatching(/^Old requests were dropped.*learnt from them is kept\.$/),
      },
      { kind: 'credentials-left-out', count: 2, text: expect.stringMatching(/^There were more tokens and cookies/) },
      { kind: 'sites-left-out', count: 1, text: expect.stringMatching(/^There were more sites than are kept/) },
    ]);
  });
});

test.each<[GapKind, boolean]>([
  ['evicted', false],
  ['credentials-left-out', false],
  ['sites-left-out', false],
  ['findings-left-out', false],
  ['rule-failed', false],
  ['paused', true],
  ['started-late', true],
  ['no-page-storage', true],
  ['forgotten', true],
])('a gap of kind %s touches the verdict: %j', (kind, touches) => {
  expect(touchesVerdict({ kind, text: '' })).toBe(touches);
});
