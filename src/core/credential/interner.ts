/** Remembers what was made of a text, so that the same text costs one look-up. */
export interface Interner<Value> {
  get(text: string): Value;
}

/** What several interners may remember together. */
export interface InternerBudget {
  /** Counts a text that was remembered (characters). */
  add(characters: number): void;
  /** Goes up when all interners have to let their older half go. */
  generation(): number;
}

/** Texts remembered before the older half is let go. */
const CAPACITY = 512;
/** Longer texts (in characters) are made anew each time: remembering them would hold too much memory. */
const MAX_TEXT = 131_072;
/** Characters remembered by all interners of a budget before the older half is let go; what was made of them takes a few times more. */
const MAX_CHARACTERS = 524_288;

/** A budget for interners that live together. */
export function createInternerBudget(): InternerBudget {
  let used = 0;
  let generation = 0;
  return {
    add(characters) {
      used += characters;
      if (used < MAX_CHARACTERS) return;
      used = 0;
      generation++;
    },
    generation: () => generation,
  };
}

/**
 * Makes a cache around `make`, with two generations: what is used moves into the young one; when that is full, or the budget used
 * up, the old one is dropped whole. So memory is bounded and a hit costs one or two map look-ups, without bookkeeping.
 */
export function createInterner<Value>(
  make: (text: string) => Value,
  budget: InternerBudget = createInternerBudget(),
): Interner<Value> {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  let generation = budget.generation();

  function age(): void {
    old = young;
    young = new Map();
  }

  return {
    get(text) {
      const behind = budget.generation() - generation;
      if (behind > 0) {
        age();
        if (behind > 1) old = young;
        generation += behind;
      }
      const known = young.get(text);
      if (known !== undefined) return known;
      const value = old.get(text) ?? make(text);
      if (text.length > MAX_TEXT) return value;
      if (young.size >= CAPACITY) age();
      young.set(text, value);
      budget.add(text.length);
      return value;
    },
  };
}
