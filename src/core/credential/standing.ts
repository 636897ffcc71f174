import type { OriginStanding, Recorded } from './book-model.ts';
import { isIdentityRole } from './roles.ts';

/** Watches how origins answer with a credential and without. */
export interface Standings {
  /** `requestSeen`: the headers of the request are known, so that what is not among them was not sent. */
  note(origin: string, status: number, requestSeen: boolean, recorded: readonly Recorded[]): void;
  get(origin: string): OriginStanding;
}

const MINTS = 1;
const ANSWERED_WITHOUT = 2;
const ASKED = 4;
const MAX_ORIGINS = 1000;

/** Nothing known of any origin. */
export function createStandings(): Standings {
  const seen = new Map<string, number>();
  return {
    note(origin, status, requestSeen, recorded) {
      let bits = status === 401 || status === 407 ? ASKED : 0;
      let sent = false;
      for (const { credential, found } of recorded) {
        if (!isIdentityRole(credential.role) || credential.role === 'unknown') continue;
        if (found.direction === 'sent') sent = true;
        // What scripts hold came in a body or a redirect; a cookie says little of who issues tokens.
        else if (found.direction === 'received' && found.place.carrier !== 'set-cookie') bits |= MINTS;
      }
      if (requestSeen && !sent && status >= 200 && status < 400) bits |= ANSWERED_WITHOUT;
      if (bits === 0) return;
      const known = seen.get(origin);
      if (known === undefined && seen.size >= MAX_ORIGINS) return;
      if (known === undefined || (known | bits) !== known) seen.set(origin, (known ?? 0) | bits);
    },
    get(origin) {
      const bits = seen.get(origin) ?? 0;
      return { mints: (bits & MINTS) !== 0, indifferent: (bits & (ANSWERED_WITHOUT | ASKED)) === ANSWERED_WITHOUT };
    },
  };
}
