import { browser } from './browser.ts';

/** Memory of the browser that outlives the worker and never reaches the disk. The only owner of `storage.session`. */
export interface SessionStorage {
  /** All that is stored; an empty record when it cannot be read. */
  readAll(): Promise<Record<string, unknown>>;
  /** Stores the items; false when the browser has no room for them. */
  write(items: Record<string, unknown>): Promise<boolean>;
  remove(keys: string[]): Promise<void>;
}

/** The session storage of the running browser. */
export function createSessionStorage(): SessionStorage {
  const area = browser.storage.session;
  return {
    async readAll() {
      try {
        return await area.get(null);
      } catch {
        return {};
      }
    },
    async write(items) {
      try {
        await area.set(items);
        return true;
      } catch {
        return false;
      }
    },
    async remove(keys) {
      try {
        await area.remove(keys);
      } catch {
        // A key that stays is found, and removed, at the next start.
      }
    },
  };
}
