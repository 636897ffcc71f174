import type { Gap } from './gap.ts';

/** What was not seen, each kind once an origin. */
export interface GapList {
  /** Adds a gap; one of the same kind, text and origin grows by its count instead. */
  add(gap: Gap): void;
  all(): Gap[];
}

const MAX_GAPS = 100;

/** An empty list. */
export function createGapList(): GapList {
  const gaps = new Map<string, Gap>();
  return {
    add(gap) {
      const key = `${gap.kind}\n${gap.origin ?? ''}\n${gap.text}`;
      const known = gaps.get(key);
      if (known) {
        if (gap.count !== undefined) known.count = (known.count ?? 0) + gap.count;
      } else if (gaps.size < MAX_GAPS) gaps.set(key, { ...gap });
    },
    all: () => [...gaps.values()].map((gap) => ({ ...gap })),
  };
}
