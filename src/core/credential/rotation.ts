import type { Exchange } from '../http/exchange.ts';
import type { Credential, Recorded } from './book-model.ts';
import type { Lineages } from './lineage.ts';

/** Counts how often a refresh token was used, and how often another came back for it (RFC 9700 section 4.14). */
export interface RotationWatch {
  note(exchange: Exchange, recorded: readonly Recorded[]): void;
}

/** Exchanges whose body may still come. */
const MAX_WAITING = 32;

/** Watches exchanges in the order they come; a body may come later, as an exchange with the same id. */
export function createRotationWatch(lineages: Lineages): RotationWatch {
  const waiting = new Map<string, Credential>();
  return {
    note({ id, status }, recorded) {
      let used: Credential | undefined = waiting.size > 0 ? waiting.get(id) : undefined;
      let renewed = false;
      let next: Credential | undefined;
      for (const { credential, found, isNew } of recorded) {
        const { role } = credential;
        if (found.direction === 'sent') {
          if (role === 'refresh' && found.place.carrier !== 'referer') used = credential;
        } else if (found.direction === 'received') {
          if (role === 'refresh') next = credential;
          else if (isNew && (role === 'access' || role === 'id')) renewed = true;
        }
      }
      if (!used) return;
      if (!renewed && (!next || next === used)) {
        if (status !== 0 && (status < 200 || status >= 300)) return;
        if (waiting.size >= MAX_WAITING) waiting.delete(waiting.keys().next().value as string);
        waiting.set(id, used);
        return;
      }
      waiting.delete(id);
      const lineage = lineages.get(used.lineage);
      if (!lineage) return;
      lineage.used++;
      if (next && next !== used) lineage.rotated++;
    },
  };
}
