import type { Draft } from './draft.ts';
import type { RequestDetails } from './web-request.ts';

/** Where a request belongs: the capture, and its place in it. */
export interface Target {
  tabId: number;
  captureId: number;
  number: number;
  pageUrl?: string;
  redirectedFrom?: string;
}

/** A request that has begun and not ended, as it is stored. */
export interface BegunRequest {
  exchange: Draft['exchange'];
  details: RequestDetails;
  targets: Target[];
}

/**
 * The requests on their way, stored before anything is made of them: a worker that takes over goes on with them, and nothing that
 * began is forgotten. Small parts are written, never all of it.
 */
export interface BegunRequests {
  /** Notes requests that began. Those known already are left as they were stored. */
  add(requests: readonly BegunRequest[]): void;
  /** Requests that ended: they are stored elsewhere by now. */
  end(requestIds: Iterable<string>): void;
  /** What has changed since the last call: parts to store by key, and keys to remove once they are stored. */
  takeChanges(): { write: Record<string, string>; remove: string[] };
  /** What an earlier worker stored. */
  restore(stored: Readonly<Record<string, unknown>>): BegunRequest[];
}

export const BEGUN_PREFIX = 'b';
/** Requests of one part that may have ended before the part is written anew. */
const MAX_DEAD = 32;
/** Parts stored; of more requests under way at once the oldest are no longer kept for a later worker. */
const MAX_PARTS = 64;
/** One request may not fill the storage. */
const MAX_CHARACTERS = 100_000;

interface Part {
  key: string;
  requests: Map<string, string>;
  written: number;
}

/** Nothing on its way yet. */
export function createBegunRequests(): BegunRequests {
  const parts: Part[] = [];
  const partOf = new Map<string, Part>();
  const dirty = new Set<Part>();
  let removals: string[] = [];
  let next = 1;

  function createPart(): Part {
    const part: Part = { key: `${BEGUN_PREFIX}${next++}`, requests: new Map(), written: 0 };
    parts.push(part);
    while (parts.length > MAX_PARTS) drop(parts[0] as Part);
    return part;
  }

  function drop(part: Part): void {
    parts.splice(parts.indexOf(part), 1);
    for (const id of part.requests.keys()) partOf.delete(id);
    dirty.delete(part);
    if (part.written > 0) removals.push(part.key);
  }

  return {
    add(requests) {
      let part: Part | undefined;
      for (const request of requests) {
        const { requestId } = request.details;
        if (partOf.has(requestId)) continue;
        const text = JSON.stringify(request);
        if (text.length > MAX_CHARACTERS) continue;
        part ??= createPart();
        part.requests.set(requestId, text);
        partOf.set(requestId, part);
        dirty.add(part);
      }
    },
    end(requestIds) {
      for (const id of requestIds) {
        const part = partOf.get(id);
        if (!part) continue;
        partOf.delete(id);
        part.requests.delete(id);
        if (part.requests.size === 0) drop(part);
        else if (part.written - part.requests.size > MAX_DEAD) dirty.add(part);
      }
    },
    takeChanges() {
      const write: Record<string, string> = {};
      for (const part of dirty) {
        write[part.key] = `[${[...part.requests.values()].join(',')}]`;
        part.written = part.requests.size;
      }
      dirty.clear();
      const remove = removals;
      removals = [];
      return { write, remove };
    },
    restore(stored) {
      const requests: BegunRequest[] = [];
      for (const [key, value] of Object.entries(stored)) {
        const number = new RegExp(`^${BEGUN_PREFIX}(\\d+)$`).exec(key)?.[1];
        if (number === undefined || typeof value !== 'string') continue;
        next = Math.max(next, Number(number) + 1);
        const part: Part = { key, requests: new Map(), written: 0 };
        for (const request of JSON.parse(value) as BegunRequest[]) {
          part.requests.set(request.details.requestId, JSON.stringify(request));
          partOf.set(request.details.requestId, part);
          requests.push(request);
        }
        part.written = part.requests.size;
        parts.push(part);
      }
      return requests;
    },
  };
}
