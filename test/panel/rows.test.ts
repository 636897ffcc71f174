import { expect, test, vi } from 'vitest';
import { createRows } from '../../src/panel/rows.ts';
import { rowOf } from '../fixtures/report.ts';

test('rows that come together are told of once', () => {
  vi.useFakeTimers();
  const rows = createRows();
  const before = rows.version.value;
  for (let number = 1; number <= 50; number++) rows.add([rowOf({ number })]);
  expect(rows.version.value).toBe(before);
  vi.runAllTimers();
  expect(rows.version.value).toBe(before + 1);
  expect(rows.all.length).toBe(50);
  vi.useRealTimers();
});

test('a newer state of a row takes its place', () => {
  const rows = createRows();
  rows.add([rowOf({ number: 1, status: 0 }), rowOf({ number: 2 })]);
  rows.add([rowOf({ number: 1, status: 204 })]);
  expect(rows.all.map(({ number, status }) => [number, status])).toEqual([
    [1, 204],
    [2, 200],
  ]);
  expect(rows.find('1')?.status).toBe(204);
  rows.stop();
});

test('rows stand in order of their numbers however they come', () => {
  const rows = createRows();
  rows.add([rowOf({ number: 3 }), rowOf({ number: 1 })]);
  rows.add([rowOf({ number: 2 })]);
  expect(rows.all.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(rows.find('2')?.number).toBe(2);
  rows.stop();
});

test('older rows that come in slices are put before those that came by themselves', () => {
  const rows = createRows();
  rows.replace([rowOf({ number: 1 }), rowOf({ number: 2 })]);
  rows.add([rowOf({ number: 6 }), rowOf({ number: 7, status: 0 })]);
  rows.add([rowOf({ number: 3 }), rowOf({ number: 4 }), rowOf({ number: 5 }), rowOf({ number: 7, status: 204 })]);
  expect(rows.all.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  for (const row of rows.all) expect(rows.find(row.id)).toBe(row);
  expect(rows.find('7')?.status).toBe(204);
  rows.stop();
});
