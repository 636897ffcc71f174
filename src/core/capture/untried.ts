import type { Credential } from '../credential/book.ts';
import type { Observed } from '../credential/observed.ts';

/** Tokens remembered as handed out; of a lineage only the first is. */
const MAX_LINEAGES = 200;
const MAX_WAITING = 20;

/** Tokens with a MAC whose secret nobody has tried to guess yet. */
export interface Untried {
  observe(fact: Observed): void;
  /** Those that came since the last call. */
  take(): Credential[];
}

/** Collects them as they come. A token that follows one that was tried is made with the same secret and not tried again. */
export function createUntried(): Untried {
  const lineages = new Set<string>();
  let waiting: Credential[] = [];
  return {
    observe({ recorded }) {
      for (const { credential, isNew } of recorded) {
        if (!isNew || credential.jwt?.form !== 'jws' || waiting.length >= MAX_WAITING) continue;
        const { alg } = credential.jwt.header ?? {};
        if (typeof alg !== 'string' || !/^HS(?:256|384|512)$/.test(alg) || lineages.has(credential.lineage)) continue;
        if (lineages.size >= MAX_LINEAGES) lineages.clear();
        lineages.add(credential.lineage);
        waiting.push(credential);
      }
    },
    take() {
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
}
