import { describe, expect, it } from 'vitest';
import { createInterner, createInternerBudget } from '../../../src/core/credential/interner.ts';

function counting(budget = createInternerBudget()) {
  const made: string[] = [];
  const interner = createInterner((text) => {
    made.push(text);
    return { text };
  }, budget);
  return { made, interner };
}

describe('createInterner', () => {
  it('makes a thing once for the same text', () => {
    const { made, interner } = counting();
    expect(interner.get('a')).toBe(interner.get('a'));
    expect(made).toEqual(['a']);
  });

  it('keeps what is used while others come and go', () => {
    const { made, interner } = counting();
    const kept = interner.get('kept');
    for (let index = 0; index < 5000; index++) {
      interner.get(`other ${index}`);
      expect(interner.get('kept')).toBe(kept);
    }
    expect(made.filter((text) => text === 'kept')).toHaveLength(1);
  });

  it('lets go of what others need the characters for, in all interners of a budget', () => {
    const budget = createInternerBudget();
    const { made, interner } = counting(budget);
    const other = createInterner((text) => text.length, budget);
    interner.get('a');
    for (let index = 0; index < 20; index++) other.get(`${index} ${'x'.repeat(100_000)}`);
    interner.get('a');
    expect(made).toEqual(['a', 'a']);
  });

  it('remembers no text that is very long', () => {
    const { made, interner } = counting();
    const long = 'x'.repeat(200_000);
    interner.get(long);
    interner.get(long);
    expect(made).toHaveLength(2);
  });
});
