import { describe, expect, it, vi } from 'vitest';
import { type BegunRequest, type BegunRequests, createBegunRequests } from '../../src/background/begun.ts';
import { createFakeStorage, type FakeStorage } from './fake-storage.ts';

function begun(requestId: string, url = 'https://app.example.com/'): BegunRequest {
  const exchange = {
    url,
    method: 'GET',
    type: 'fetch',
    startedAt: 1,
    status: 0,
    requestHeaders: [],
    responseHeaders: [],
  };
  const details = { requestId, url, method: 'GET', type: 'xmlhttprequest', tabId: 1, frameId: 0, timeStamp: 1 };
  return { exchange, details, targets: [{ tabId: 1, captureId: 1, number: 1 }] } as BegunRequest;
}

/** Stores what changed, as the log does. */
async function store(storage: FakeStorage, requests: BegunRequests): Promise<void> {
  const { write, remove } = requests.takeChanges();
  if (Object.keys(write).length > 0) await storage.write(write);
  if (remove.length > 0) await storage.remove(remove);
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => String(from + index));
const idsIn = async (storage: FakeStorage) =>
  createBegunRequests()
    .restore(await storage.readAll())
    .map(({ details }) => details.requestId);

describe('requests on their way', () => {
  it('are known to the next worker until they end', async () => {
    const storage = createFakeStorage();
    const requests = createBegunRequests();
    requests.add([begun('1'), begun('2')]);
    requests.add([begun('3')]);
    await store(storage, requests);
    expect(createBegunRequests().restore(await storage.readAll())).toEqual([begun('1'), begun('2'), begun('3')]);
    requests.end(['1', '2', 'never begun']);
    await store(storage, requests);
    expect(await idsIn(storage)).toEqual(['3']);
    requests.end(['3']);
    await store(storage, requests);
    expect(storage.items.size).toBe(0);
  });

  it('are stored as they began, once', async () => {
    const storage = createFakeStorage();
    const requests = createBegunRequests();
    requests.add([begun('1')]);
    await store(storage, requests);
    const writes = storage.writes;
    requests.add([begun('1', 'https://app.example.com/other')]);
    await store(storage, requests);
    expect(storage.writes).toBe(writes);
    expect(createBegunRequests().restore(await storage.readAll())).toEqual([begun('1')]);
  });

  it('are not written anew for each that ends, but when most are over', async () => {
    const storage = createFakeStorage();
    const requests = createBegunRequests();
    requests.add(range(0, 40).map((id) => begun(id)));
    await store(storage, requests);
    requests.end(range(0, 32));
    await store(storage, requests);
    expect(storage.writes).toBe(1);
    requests.end(['32']);
    await store(storage, requests);
    expect(storage.writes).toBe(2);
    expect(await idsIn(storage)).toEqual(range(33, 40));
  });

  it('are let go of, the oldest first, when too many are on their way', async () => {
    const storage = createFakeStorage();
    const requests = createBegunRequests();
    for (const id of range(0, 70)) {
      requests.add([begun(id)]);
      await store(storage, requests);
    }
    expect((await idsIn(storage)).sort((a, b) => Number(a) - Number(b))).toEqual(range(6, 70));
    requests.end(range(0, 70));
    await store(storage, requests);
    expect(storage.items.size).toBe(0);
  });

  it('that were never written need no removal', async () => {
    const storage = createFakeStorage();
    const remove = vi.spyOn(storage, 'remove');
    const requests = createBegunRequests();
    requests.add([begun('1')]);
    requests.end(['1']);
    await store(storage, requests);
    expect(storage.writes).toBe(0);
    expect(remove).not.toHaveBeenCalled();
  });

  it('that are too long for storage do not keep the others out', async () => {
    const storage = createFakeStorage();
    const requests = createBegunRequests();
    requests.add([begun('1', `https://app.example.com/${'x'.repeat(100_000)}`), begun('2')]);
    await store(storage, requests);
    expect(await idsIn(storage)).toEqual(['2']);
  });

  it('of two workers do not write over each other', async () => {
    const storage = createFakeStorage();
    const first = createBegunRequests();
    for (const id of ['1', '2']) first.add([begun(id)]);
    await store(storage, first);
    const second = createBegunRequests();
    const other = { other: 'x', b: 'x', b1x: 'x', xb1: 'x', b9: 7 };
    expect(second.restore({ ...(await storage.readAll()), ...other })).toHaveLength(2);
    second.add([begun('3')]);
    second.add([begun('1', 'https://app.example.com/other')]);
    await store(storage, second);
    expect((await idsIn(storage)).sort()).toEqual(['1', '2', '3']);
    second.end(['1', '2', '3']);
    await store(storage, second);
    expect(storage.items.size).toBe(0);
  });
});
