import { expect, test } from 'vitest';
import { moveIn } from '../../src/ui/keyboard.ts';

/** Rows 0 and 3 are heads of groups. */
const isOption = (index: number) => index !== 0 && index !== 3;
const move = (key: string, index: number) => moveIn(key, index, 7, 3, isOption);

test('arrows pass over heads of groups', () => {
  expect(move('ArrowDown', 2)).toBe(4);
  expect(move('ArrowUp', 4)).toBe(2);
  expect(move('ArrowDown', -1)).toBe(1);
});

test('there is nowhere to go from the ends', () => {
  expect(move('ArrowUp', 1)).toBeUndefined();
  expect(move('ArrowDown', 6)).toBeUndefined();
  expect(move('End', 6)).toBeUndefined();
});

test('pages and ends', () => {
  expect(move('PageDown', 1)).toBe(4);
  expect(move('PageDown', 5)).toBe(6);
  expect(move('PageUp', 6)).toBe(2);
  expect(move('PageUp', 2)).toBe(1);
  expect(move('Home', 6)).toBe(1);
  expect(move('End', 1)).toBe(6);
});

test('other keys and an empty list do nothing', () => {
  expect(move('a', 1)).toBeUndefined();
  expect(moveIn('ArrowDown', -1, 0, 3, () => true)).toBeUndefined();
  expect(moveIn('Home', -1, 2, 3, () => false)).toBeUndefined();
});
