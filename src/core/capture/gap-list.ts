import type { Gap } from './gap.ts';

/** What was not seen, each kind once an origin. */
export interface GapList {
  /** Adds a gap; one of the same kind, text and origin grows by its count instead, and goes when nothing is left of it. */
  add(gap: Gap): void;
  /** The storage of an origin was read after all. */
  settleStorage(origin: string): void;
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
      if (!known) {
        if ((gap.count ?? 1) > 0 && gaps.size < MAX_GAPS) gaps.set(key, { ...gap });
      } else if (gap.count !== undefined) {
        known.count = (known.count ?? 0) + gap.count;
        if (known.count <= 0) gaps.delete(key);
      }
    },
    settleStorage(origin) {
      for (const [key, gap] of gaps) if (gap.kind === 'no-page-storage' && gap.origin === origin) gaps.delete(key);
    },
    all: () => [...gaps.values()].map((gap) => ({ ...gap })),
  };
}
