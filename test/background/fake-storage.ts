import type { SessionStorage } from '../../src/platform/storage-session.ts';

export interface FakeStorage extends SessionStorage {
  items: Map<string, string>;
  writes: number;
  /** Characters of keys and values. */
  size(): number;
}

/** Session storage in memory, refusing writes past `quota` characters as a browser does. */
export function createFakeStorage(quota = 10 * 1024 * 1024): FakeStorage {
  const items = new Map<string, string>();
  const size = () => [...items].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  const storage: FakeStorage = {
    items,
    writes: 0,
    size,
    readAll: async () => Object.fromEntries(items),
    async write(more) {
      storage.writes += 1;
      const before = new Map(items);
      for (const [key, value] of Object.entries(more)) items.set(key, value as string);
      if (size() <= quota) return true;
      items.clear();
      for (const [key, value] of before) items.set(key, value);
      return false;
    },
    async remove(keys) {
      for (const key of keys) items.delete(key);
    },
  };
  return storage;
}
