import { describe, expect, it } from 'vitest';
import { findQuadratic } from './linear.ts';

describe('what tells linear code from quadratic', () => {
  it('finds code that looks at the rest of the text from each place', () => {
    expect(findQuadratic(countPairs, '', 1_500, ['a'], 10)).not.toEqual([]);
  }, 240_000);

  it('passes over code that looks at each place once', () => {
    expect(findQuadratic((text) => [...text].filter((character) => character === '"').length)).toEqual([]);
  });
});

/** Quadratic on purpose: compares each character with every later one. */
function countPairs(text: string): number {
  let pairs = 0;
  for (let one = 0; one < text.length; one++)
    for (let other = one + 1; other < text.length; other++)
      if (text.charCodeAt(one) === text.charCodeAt(other)) pairs++;
  return pairs;
}
