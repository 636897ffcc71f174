import type { Context } from './context.ts';
import type { Attempt } from './model.ts';

/** Steps and exchanges named of one attempt. */
const MAX_STEPS = 32;
const MAX_EXCHANGES = 40;

type Draft = Omit<Attempt, 'id' | 'first' | 'last' | 'exchanges' | 'startedAt'> & { startedAt?: number };

/** An attempt of its parts: where it begins and ends follows from its steps. Undefined when no step of it was seen. */
export function finish(draft: Draft, context: Context, more: readonly string[] = []): Attempt | undefined {
  const steps = draft.steps.slice(0, MAX_STEPS);
  const ids = [...new Set([...steps.flatMap(({ exchange }) => exchange ?? []), ...more])].sort(
    (one, other) => Number(one) - Number(other),
  );
  const [first] = ids;
  const last = ids.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const startedAt = draft.startedAt ?? context.messages.find(({ seen }) => seen.id === first)?.seen.at ?? 0;
  return {
    ...draft,
    id: `${draft.protocol}-${first}`,
    startedAt,
    first,
    last,
    exchanges: ids.slice(0, MAX_EXCHANGES),
    steps,
  };
}
