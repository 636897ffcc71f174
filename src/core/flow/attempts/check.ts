import { isShort } from './message.ts';
import type { AttemptCheck, CheckId, CheckReason } from './model.ts';

/** Characters shown of an address. */
const MAX_SHOWN = 200;

/** A check that holds. */
export function ok(id: CheckId, because: CheckReason, exchanges: (string | undefined)[]): AttemptCheck {
  return { id, result: 'ok', because, exchanges: named(exchanges) };
}

/** A check that does not hold; `sides` are what was expected and what was found, and no secret. */
export function broken(
  id: CheckId,
  because: CheckReason,
  exchanges: (string | undefined)[],
  sides: { expected?: string | undefined; found?: string | undefined } = {},
): AttemptCheck {
  const check: AttemptCheck = { id, result: 'broken', because, exchanges: named(exchanges) };
  if (sides.expected !== undefined && isShort(sides.expected)) check.expected = sides.expected.slice(0, MAX_SHOWN);
  if (sides.found !== undefined && isShort(sides.found)) check.found = sides.found.slice(0, MAX_SHOWN);
  return check;
}

/** A check of which one side, or both, cannot be seen. */
export function unseen(id: CheckId, because: CheckReason, exchanges: (string | undefined)[] = []): AttemptCheck {
  return { id, result: 'unseen', because, exchanges: named(exchanges) };
}

function named(exchanges: (string | undefined)[]): string[] {
  return [...new Set(exchanges.filter((id) => id !== undefined))];
}
