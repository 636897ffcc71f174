/** Numbers the credentials that follow each other in one slot. */
export interface Lineages {
  /** Lineage and generation of the next credential in `slot`; `id` names the lineage when it is the first. */
  next(slot: string, id: string): { lineage: string; generation: number };
}

/** Slots remembered; the ones begun first are forgotten first. */
const MAX_SLOTS = 2000;

/** No lineage yet. */
export function createLineages(): Lineages {
  const slots = new Map<string, { lineage: string; generation: number }>();
  return {
    next(slot, id) {
      const known = slots.get(slot);
      if (known) {
        known.generation++;
        return { ...known };
      }
      if (slots.size >= MAX_SLOTS) slots.delete(slots.keys().next().value as string);
      slots.set(slot, { lineage: id, generation: 1 });
      return { lineage: id, generation: 1 };
    },
  };
}
