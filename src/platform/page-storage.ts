import { browser } from './browser.ts';
import { collectDatabases, type PageDatabases, type StoragePair } from './page-databases.ts';

/** What lies in the storage of the page a tab shows. */
export interface PageStorage {
  origin: string;
  local: StoragePair[];
  session: StoragePair[];
  /** IndexedDB of sign-in libraries: keys read `database/store/key`, values are JSON. */
  databases: StoragePair[];
  /** Entries were left out because there were too many, or they were too long. */
  truncated: boolean;
}

/** Reads localStorage, sessionStorage and the databases of sign-in libraries of the top-level page; undefined where that is not allowed. */
export async function readPageStorage(tabId: number): Promise<PageStorage | undefined> {
  try {
    const [storage, databases] = await Promise.all([
      browser.scripting.executeScript({ target: { tabId }, func: collect }),
      browser.scripting.executeScript({ target: { tabId }, func: collectDatabases }),
    ]);
    const read = storage[0]?.result as WebStorage | null | undefined;
    if (!read) return undefined;
    const { pairs, truncated } = (databases[0]?.result as PageDatabases | null | undefined) ?? NO_DATABASES;
    return { ...read, databases: pairs, truncated: read.truncated || truncated };
  } catch {
    return undefined;
  }
}

type WebStorage = Omit<PageStorage, 'databases'>;

const NO_DATABASES: PageDatabases = { pairs: [], truncated: false };

/** Runs in the page, so it may use nothing from outside itself. It only reads. */
function collect(): WebStorage | null {
  const maxEntries = 500;
  const maxLength = 100_000;
  let left = 1_000_000;
  let truncated = false;
  const read = (storage: Storage) => {
    const pairs: { key: string; value: string }[] = [];
    for (let index = 0; index < storage.length; index++) {
      const key = storage.key(index);
      if (key === null) continue;
      const value = storage.getItem(key) ?? '';
      if (pairs.length >= maxEntries || value.length > maxLength || key.length + value.length > left) {
        truncated = true;
        continue;
      }
      left -= key.length + value.length;
      pairs.push({ key, value });
    }
    return pairs;
  };
  try {
    return { origin: location.origin, local: read(localStorage), session: read(sessionStorage), truncated };
  } catch {
    return null;
  }
}
