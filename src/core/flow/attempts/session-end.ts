import type { CookieLife, Moment } from './lifecycle.ts';
import type { Attempt } from './model.ts';

/** How long a session was seen to last: a request with its cookie was answered, a later one refused, and nobody signed out between. */
export interface SessionEnd {
  /** Ids of the newest exchange with it that was not refused, and of the first one after that was. */
  letIn: string;
  refused: string;
  /** Milliseconds between those two: how long it was idle at most. */
  idleMs: number;
  /** Milliseconds from the answer that set it to the refusal; absent when it was there before the capture. */
  ageMs?: number;
}

/** The end of the session that a cookie with the credential `id` stands for, where one was seen. */
export function findSessionEnd(
  life: CookieLife | undefined,
  id: string,
  attempts: readonly Attempt[],
): SessionEnd | undefined {
  for (const [name, list] of life?.byName ?? []) {
    const one = list.find(({ credential }) => credential === id);
    if (!one?.letIn || !one.refused || !one.isSession) continue;
    const { letIn, refused, set } = one;
    const isBetween = (number: number) => number > letIn.number && number <= refused.number;
    const deleted = life?.changes
      .get(name)
      ?.some(({ cleared, number }) => cleared && number > letIn.number && number < refused.number);
    if (
      deleted ||
      attempts.some(
        ({ aim, exchanges }) => aim === 'sign-out' && exchanges.some((exchange) => isBetween(Number(exchange))),
      )
    )
      continue;
    return toEnd(letIn, refused, set);
  }
  return undefined;
}

function toEnd(letIn: Moment, refused: Moment, set: Moment | undefined): SessionEnd | undefined {
  const idleMs = refused.at - letIn.at;
  if (!(idleMs >= 0)) return undefined;
  const end: SessionEnd = { letIn: letIn.exchange, refused: refused.exchange, idleMs };
  if (set && refused.at >= set.at) end.ageMs = refused.at - set.at;
  return end;
}
