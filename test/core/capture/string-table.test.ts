import { expect, test } from 'vitest';
import { createStringTable } from '../../../src/core/capture/string-table.ts';

test('a text is kept once and counted once, until the last that uses it lets it go', () => {
  const table = createStringTable();
  table.add('text');
  table.add('text');
  expect(table.characters()).toBe(4);
  table.release('text');
  expect(table.characters()).toBe(4);
  table.release('text');
  expect(table.characters()).toBe(0);
  table.release('text');
  expect(table.characters()).toBe(0);
});

test('a header is kept once, its name for all its values', () => {
  const table = createStringTable();
  const one = table.addHeader({ name: 'abc', value: '12345' });
  expect(table.addHeader({ name: 'abc', value: '12345' })).toBe(one);
  const other = table.addHeader({ name: 'abc', value: '67' });
  expect([one, other]).toEqual([
    { name: 'abc', value: '12345' },
    { name: 'abc', value: '67' },
  ]);
  expect(table.characters()).toBe(10);
  const left = [one, one, other].map((header) => {
    table.releaseHeader(header);
    return table.characters();
  });
  expect(left).toEqual([10, 5, 0]);
});

test('what is not there cannot be let go', () => {
  const table = createStringTable();
  table.releaseHeader({ name: 'abc', value: '1' });
  table.addHeader({ name: 'abc', value: '1' });
  table.releaseHeader({ name: 'abc', value: '2' });
  expect(table.characters()).toBe(4);
});
