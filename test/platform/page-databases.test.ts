import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { collectDatabases } from '../../src/platform/page-databases.ts';

let factory: IDBFactory;
beforeEach(() => {
  factory = new IDBFactory();
  vi.stubGlobal('indexedDB', factory);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Makes a database with the records of each store, under the keys 1, 2, 3 and so on, or under those given. */
async function fill(name: string, stores: Record<string, readonly unknown[]>, keys?: readonly IDBValidKey[]) {
  const request = factory.open(name);
  await new Promise<void>((resolve, reject) => {
    request.onupgradeneeded = () => {
      for (const [store, records] of Object.entries(stores)) {
        const made = request.result.createObjectStore(store);
        for (const [index, record] of records.entries()) made.put(record, keys?.[index] ?? index + 1);
      }
    };
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
  request.result.close();
}

const remove = (name: string) =>
  new Promise<string>((resolve) => {
    const request = factory.deleteDatabase(name);
    request.onblocked = () => resolve('blocked');
    request.onsuccess = () => resolve('removed');
  });

describe('the databases of a page', () => {
  it('give texts as they are and all else as JSON, under database, store and key', async () => {
    await fill('firebaseLocalStorageDb', { users: [{ uid: 1 }, 'plain'], other: [7] });
    await fill('keys', { store: ['x'] });
    expect(await collectDatabases()).toEqual({
      pairs: [
        { key: 'firebaseLocalStorageDb/other/1', value: '7' },
        { key: 'firebaseLocalStorageDb/users/1', value: '{"uid":1}' },
        { key: 'firebaseLocalStorageDb/users/2', value: 'plain' },
      ],
      truncated: false,
    });
  });

  it.each([
    'my-auth',
    'TokenCache',
    'sessions',
    'oidc.user',
    'msal.db',
    'firebase',
    'amplify-store',
    'Cognito',
    'credentials',
  ])('are read when they are called %s', async (name) => {
    await fill(name, { store: ['x'] });
    expect((await collectDatabases()).pairs).toHaveLength(1);
  });

  it('keep keys apart that are no text', async () => {
    await fill('auth', { store: ['a', 'b'] }, ['k', ['x', 2]]);
    expect((await collectDatabases()).pairs.map(({ key }) => key)).toEqual(['auth/store/k', 'auth/store/["x",2]']);
  });

  it('leave out bytes, and what has no form as JSON', async () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    await fill('auth', {
      store: [new Uint8Array(3), new ArrayBuffer(3), new Blob(['x']), cycle, 10n, undefined, 'kept'],
    });
    expect(await collectDatabases()).toEqual({ pairs: [{ key: 'auth/store/7', value: 'kept' }], truncated: false });
  });

  it.each([
    ['100 records of a store', { store: Array.from({ length: 101 }, () => 'x') }, 100],
    ['values of 100,000 characters', { store: ['x'.repeat(100_001), 'y'.repeat(100_000)] }, 1],
    ['half a million characters', { store: Array.from({ length: 6 }, () => 'x'.repeat(99_000)) }, 5],
  ])('are cut at %s, and say so', async (_what, stores, kept) => {
    await fill('auth', stores);
    const { pairs, truncated } = await collectDatabases();
    expect(pairs).toHaveLength(kept);
    expect(truncated).toBe(true);
  });

  it('fit exactly', async () => {
    const room = 500_000 / 5 - 'auth/store/1'.length;
    await fill('auth', { store: Array.from({ length: 5 }, () => 'x'.repeat(room)) });
    const { pairs, truncated } = await collectDatabases();
    expect(pairs).toHaveLength(5);
    expect(truncated).toBe(false);
  });

  it.each([
    [10, 10, false],
    [11, 10, true],
  ])('of %i, %i are read', async (count, read, cut) => {
    for (let index = 0; index < count; index++) await fill(`auth-${index}`, { store: ['x'] });
    const { pairs, truncated } = await collectDatabases();
    expect(pairs).toHaveLength(read);
    expect(truncated).toBe(cut);
  });

  it('are let go of, so that the page may delete them', async () => {
    await fill('auth', { store: ['x'] });
    await collectDatabases();
    expect(await remove('auth')).toBe('removed');
  });

  it('are let go of while they are read, when the page wants to change them', async () => {
    await fill('auth', { store: ['x'] });
    let removed: Promise<string> | undefined;
    const open = factory.open.bind(factory);
    vi.spyOn(factory, 'open').mockImplementation((name) => {
      const request = open(name);
      removed = remove(name);
      return request;
    });
    await collectDatabases();
    expect(await removed).toBe('removed');
  });

  it('are not made when they went in the meantime', async () => {
    // Nothing waits for the clock.
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    await fill('auth-there', { store: ['x'] });
    const list = vi.spyOn(factory, 'databases').mockResolvedValue([{ name: 'auth-gone' }, {}, { name: 'auth-there' }]);
    expect(await collectDatabases()).toEqual({ pairs: [{ key: 'auth-there/store/1', value: 'x' }], truncated: false });
    list.mockRestore();
    expect((await factory.databases()).map(({ name }) => name)).toEqual(['auth-there']);
  });

  it('are passed over when they do not open in a second, and closed when they do later', async () => {
    await fill('auth', { store: ['x'] });
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const request = {} as IDBOpenDBRequest;
    const open = vi.spyOn(factory, 'open').mockReturnValue(request as ReturnType<typeof factory.open>);
    const collected = collectDatabases();
    await vi.waitFor(() => expect(open).toHaveBeenCalled());
    vi.advanceTimersByTime(1000);
    expect(await collected).toEqual({ pairs: [], truncated: false });
    const close = vi.fn();
    Object.assign(request, { result: { close } });
    request.onsuccess?.call(request, new Event('success'));
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('are read as long as it takes', async () => {
    await fill('auth', { one: ['x'], two: ['y'] });
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const cursor = IDBObjectStore.prototype.openCursor;
    vi.spyOn(IDBObjectStore.prototype, 'openCursor').mockImplementation(function (this: IDBObjectStore) {
      vi.advanceTimersByTime(5000);
      return cursor.call(this);
    });
    expect((await collectDatabases()).pairs).toHaveLength(2);
    expect(await remove('auth')).toBe('removed');
  });

  it('are passed over where a store cannot be read', async () => {
    await fill('auth', { broken: ['x'], sound: ['y'] });
    const cursor = IDBObjectStore.prototype.openCursor;
    vi.spyOn(IDBObjectStore.prototype, 'openCursor').mockImplementation(function (this: IDBObjectStore) {
      if (this.name !== 'broken') return cursor.call(this);
      const request = {} as ReturnType<typeof cursor>;
      queueMicrotask(() => request.onerror?.(new Event('error') as never));
      return request;
    });
    expect((await collectDatabases()).pairs).toEqual([{ key: 'auth/sound/1', value: 'y' }]);
  });

  it('are none in a page that has none', async () => {
    vi.stubGlobal('indexedDB', undefined);
    expect(await collectDatabases()).toEqual({ pairs: [], truncated: false });
  });
});
