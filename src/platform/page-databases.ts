export interface StoragePair {
  key: string;
  value: string;
}

/** What lies in the databases of the page that a sign-in library may keep tokens in. */
export interface PageDatabases {
  /** Keys read `database/store/key`; values are JSON. */
  pairs: StoragePair[];
  truncated: boolean;
}

/**
 * Runs in the page, so it may use nothing from outside itself. It only reads, only databases whose name speaks of sign-in, and
 * lets go of each at once: an open database would hold up a page that wants to change or delete it.
 */
export async function collectDatabases(): Promise<PageDatabases> {
  const wanted = /auth|token|session|oidc|msal|firebase|amplify|cognito|credential/i;
  const maxDatabases = 10;
  const maxRecords = 100;
  const maxLength = 100_000;
  const patienceMs = 1000;
  const found: PageDatabases = { pairs: [], truncated: false };
  let left = 500_000;

  const open = (name: string) =>
    new Promise<IDBDatabase | undefined>((resolve) => {
      const request = indexedDB.open(name);
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        resolve(undefined);
      }, patienceMs);
      // It was deleted in the meantime: none is made.
      request.onupgradeneeded = () => request.transaction?.abort();
      request.onerror = () => resolve(undefined);
      request.onsuccess = () => {
        // Nobody reads it any more.
        if (late) return request.result.close();
        clearTimeout(timer);
        request.result.onversionchange = () => request.result.close();
        resolve(request.result);
      };
    });

  const keep = (key: string, value: unknown) => {
    let text: string | undefined;
    try {
      text = typeof value === 'string' ? value : JSON.stringify(value);
    } catch {
      // Cycles and numbers without a JSON form hold no token that could be read.
    }
    if (text === undefined) return;
    if (text.length > maxLength || key.length + text.length > left) found.truncated = true;
    else {
      left -= key.length + text.length;
      found.pairs.push({ key, value: text });
    }
  };

  const readStore = (database: IDBDatabase, store: string) =>
    new Promise<void>((resolve) => {
      let records = 0;
      const request = database.transaction(store, 'readonly').objectStore(store).openCursor();
      request.onerror = () => resolve();
      request.onsuccess = () => {
        const cursor = request.result;
        if (!cursor) return resolve();
        if (records >= maxRecords) {
          found.truncated = true;
          return resolve();
        }
        records += 1;
        const { key, value } = cursor;
        // Bytes are keys or files, and as JSON they would be long.
        if (!(value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value))) {
          keep(`${database.name}/${store}/${typeof key === 'object' ? JSON.stringify(key) : key}`, value);
        }
        cursor.continue();
      };
    });

  try {
    const names = (await indexedDB.databases()).map(({ name = '' }) => name).filter((name) => wanted.test(name));
    if (names.length > maxDatabases) found.truncated = true;
    for (const name of names.slice(0, maxDatabases)) {
      const database = await open(name);
      if (!database) continue;
      for (const store of database.objectStoreNames) await readStore(database, store);
      database.close();
    }
  } catch {
    // A page in a sandbox has no databases, and one that closes loses them: what was read until then counts.
  }
  return found;
}
