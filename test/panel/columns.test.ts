import { describe, expect, test } from 'vitest';
import {
  COLUMN_IDS,
  DEFAULT_CHOICE,
  fittingColumns,
  gridTracks,
  parseChoice,
  withHidden,
  withNextSorting,
  withoutWidth,
  withWidth,
} from '../../src/panel/requests/columns/columns.ts';
import { createColumns } from '../../src/panel/requests/columns/columns-state.ts';
import { sortRows } from '../../src/panel/requests/columns/sort.ts';
import { rowOf } from '../fixtures/report.ts';

describe('which columns there are', () => {
  test.each([
    [1400, COLUMN_IDS],
    [0, COLUMN_IDS],
    [620, ['number', 'status', 'method', 'url', 'credentials', 'bytes']],
    [420, ['number', 'status', 'url', 'credentials']],
    [200, ['number', 'status', 'url', 'credentials']],
  ])('%i pixels have room for them', (room, shown) => {
    expect(fittingColumns(DEFAULT_CHOICE, room)).toEqual(shown);
  });

  test('one that is hidden leaves its room to another', () => {
    const choice = withHidden(DEFAULT_CHOICE, 'bytes', true);
    expect(fittingColumns(DEFAULT_CHOICE, 680)).not.toContain('type');
    expect(fittingColumns(choice, 680)).toContain('type');
    expect(fittingColumns(choice, 2000)).not.toContain('bytes');
  });

  test('that by which the list is sorted stays in a narrow list', () => {
    expect(fittingColumns(withNextSorting(DEFAULT_CHOICE, 'time'), 420)).toContain('time');
  });

  test('number and URL cannot be hidden, and hiding the column ends the sorting by it', () => {
    expect(withHidden(DEFAULT_CHOICE, 'url', true)).toEqual(DEFAULT_CHOICE);
    expect(withHidden(withNextSorting(DEFAULT_CHOICE, 'type'), 'type', true)).toEqual({ hidden: ['type'], widths: {} });
  });

  test('a width is kept within what can be seen, and taken back', () => {
    const wide = withWidth(DEFAULT_CHOICE, 'status', 99.6);
    expect(gridTracks(['number', 'status', 'url', 'credentials'], wide)).toBe(
      '38px 100px minmax(80px, 1fr) minmax(90px, 0.4fr)',
    );
    expect(withWidth(DEFAULT_CHOICE, 'status', -5).widths.status).toBe(30);
    expect(withWidth(DEFAULT_CHOICE, 'status', 9999).widths.status).toBe(800);
    expect(withWidth(DEFAULT_CHOICE, 'url', 300)).toBe(DEFAULT_CHOICE);
    expect(withoutWidth(wide, 'status')).toEqual(DEFAULT_CHOICE);
  });
});

describe('the order', () => {
  const rows = [
    rowOf({ number: 1, url: 'https://b.example/', status: 401, durationMs: 30, authBytes: 5 }),
    rowOf({ number: 2, url: 'https://a.example/', status: 0, durationMs: 2000, fromCache: true }),
    rowOf({ number: 3, url: 'https://c.example/', status: 200, durationMs: 900, authBytes: 80 }),
    rowOf({ number: 4, url: 'https://a.example/', status: 0, error: 'net::ERR_FAILED', durationMs: 30 }),
  ];
  const order = (by: (typeof COLUMN_IDS)[number], descending = false) =>
    sortRows(rows, { by, descending }).map(({ number }) => number);

  test('a click sorts one way, another the other way, and a third as they began', () => {
    const once = withNextSorting(DEFAULT_CHOICE, 'url');
    expect(once.sorting).toEqual({ by: 'url', descending: false });
    const twice = withNextSorting(once, 'url');
    expect(twice.sorting).toEqual({ by: 'url', descending: true });
    expect(withNextSorting(twice, 'url')).toEqual(DEFAULT_CHOICE);
    // The longest is what people look for; and requests upwards is the order they began in.
    expect(withNextSorting(twice, 'time').sorting).toEqual({ by: 'time', descending: true });
    expect(withNextSorting(withNextSorting(twice, 'number'), 'number')).toEqual(DEFAULT_CHOICE);
  });

  test('rows with nothing in the column come last either way, and equal ones as they began', () => {
    expect(order('time')).toEqual([1, 4, 3, 2]);
    expect(order('time', true)).toEqual([3, 1, 4, 2]);
    expect(order('bytes', true)).toEqual([3, 1, 2, 4]);
  });

  test('what failed stands beyond all codes, and what is not answered yet comes last', () => {
    expect(order('status')).toEqual([3, 1, 4, 2]);
    expect(order('status', true)).toEqual([4, 1, 3, 2]);
  });

  test('as they began is the list itself, and no order changes it', () => {
    expect(sortRows(rows, undefined)).toBe(rows);
    expect(order('number', true)).toEqual([4, 3, 2, 1]);
    expect(order('url')).toEqual([2, 4, 1, 3]);
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });
});

describe('what is remembered', () => {
  test.each([undefined, null, 7, 'x', [], { hidden: 'all', widths: [], sorting: 1 }, { widths: { status: 'wide' } }])(
    'of %j nothing is used',
    (stored) => {
      expect(parseChoice(stored)).toEqual(DEFAULT_CHOICE);
    },
  );

  test('columns that there are no more, and orders by what is hidden, are passed over', () => {
    const stored = {
      hidden: ['type', 'url', 'gone'],
      widths: { gone: 4, bytes: 90 },
      sorting: { by: 'type', descending: true },
    };
    expect(parseChoice(stored)).toEqual({ hidden: ['type'], widths: { bytes: 90 } });
  });

  test('a choice is written and read again, but not each step of a drag', async () => {
    const written: unknown[] = [];
    const memory = {
      read: async () => written.at(-1),
      write: async (layout: unknown) => written.push(layout) > 0,
    };
    const columns = createColumns(memory);
    columns.change(withWidth(columns.choice.value, 'status', 70), true);
    expect(written).toEqual([]);
    columns.change(withNextSorting(columns.choice.value, 'status'));
    const next = createColumns(memory);
    await Promise.resolve();
    await Promise.resolve();
    expect(next.choice.value).toEqual({
      hidden: [],
      widths: { status: 70 },
      sorting: { by: 'status', descending: false },
    });
  });

  test('a choice that is made before the answer has come stands', async () => {
    let answer = (_: unknown) => {};
    const columns = createColumns({
      read: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
      write: async () => true,
    });
    columns.change(withHidden(columns.choice.value, 'bytes', true));
    answer({ hidden: ['type'], widths: {} });
    await Promise.resolve();
    expect(columns.choice.value.hidden).toEqual(['bytes']);
  });
});
