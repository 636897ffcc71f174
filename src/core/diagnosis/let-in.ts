import { before, type Known } from './known.ts';
import { isLedToLogin, isSignInPlace } from './places.ts';
import type { Trace } from './trace.ts';

/** Earlier requests that carried the same cookie with the same value as one that was refused. */
export interface LetIn {
  /** The newest that was let in: a page counts only where it is the one that was refused, for others may be open to all. */
  accepted?: Trace;
  /** It asked for the very thing that was refused later. */
  isSame: boolean;
  /** The newest request with it, whatever the answer. */
  newest?: Trace;
}

/** Looks for them from the refused request backwards. */
export function findLetIn(known: Known, trace: Trace, name: string): LetIn {
  const found: LetIn = { isSame: false };
  const value = trace.cookies.find((one) => one.name === name)?.value;
  for (const one of before(known, trace)) {
    if (one.site !== trace.site || !one.cookies.some((pair) => pair.name === name && pair.value === value)) continue;
    found.newest ??= one;
    if (one.status < 200 || one.status >= 300 || isSignInPlace(one) || isLedToLogin(one)) continue;
    const isSame =
      one.method === trace.method && one.origin === trace.origin && one.url.pathname === trace.url.pathname;
    if (one.type === 'document' && !isSame) continue;
    found.accepted ??= one;
    if (!isSame) continue;
    found.isSame = true;
    break;
  }
  return found;
}
