import { describe, expect, it } from 'vitest';
import { createPersistence, type Restored } from '../../src/background/persistence.ts';
import type { Fact } from '../../src/core/capture/fact.ts';
import type { Exchange } from '../../src/core/http/exchange.ts';
import { createFakeStorage, type FakeStorage } from './fake-storage.ts';

function exchange(number: number, more: Partial<Exchange> = {}): Exchange {
  return {
    id: String(number),
    number,
    url: `https://app.example.com/item/${number}`,
    method: 'GET',
    type: 'fetch',
    startedAt: 1000 + number,
    endedAt: 1010 + number,
    status: 200,
    requestHeaders: [
      { name: 'Authorization', value: `Bearer ${'t'.repeat(800)}` },
      { name: 'Accept', value: '*/*' },
    ],
    responseHeaders: [{ name: 'Set-Cookie', value: 'a=1\nb=2' }],
    pageUrl: 'https://app.example.com/',
    ...more,
  };
}

const tab = {
  tabId: 1,
  captureId: 1,
  url: 'https://app.example.com/',
  keep: true,
  paused: false,
  evicted: 0,
  from: 0,
  gaps: [],
};

const factOf = (one: Exchange): Fact => ({ kind: 'exchange', exchange: one });

async function restoreFrom(storage: FakeStorage) {
  return createPersistence({ storage }).restore(await storage.readAll());
}

function exchangesOf({ facts }: Restored): Exchange[] | undefined {
  return facts.get(1)?.flatMap((fact) => (fact.kind === 'exchange' ? [fact.exchange] : []));
}

describe('keeping captures in session storage', () => {
  it('gives a later worker every exchange as it was', async () => {
    const storage = createFakeStorage();
    const first = createPersistence({ storage });
    first.putTab(tab);
    const stored = [
      exchange(1),
      exchange(2, {
        redirectedFrom: '1',
        error: 'x',
        fromCache: true,
        unseen: ['request-headers'],
        initiator: 'https://app.example.com',
      }),
      exchange(3, { requestBody: { mediaType: 'application/json', fields: [{ name: 'a' }], bytes: 4 } }),
    ];
    for (const one of stored) {
      first.add(1, factOf(one));
      await first.flush();
    }
    const restored = await restoreFrom(storage);
    expect(restored.tabs).toEqual([tab]);
    expect(exchangesOf(restored)).toEqual(stored);
  });

  it('stores a token that is sent a thousand times once', async () => {
    const storage = createFakeStorage();
    const persistence = createPersistence({ storage });
    for (let number = 1; number <= 1000; number++) persistence.add(1, factOf(exchange(number)));
    await persistence.flush();
    expect(storage.writes).toBe(1);
    expect([...storage.items.values()].join('').split('t'.repeat(800))).toHaveLength(2);
    expect(persistence.bytes()).toBe(storage.size());
    expect(storage.size()).toBeLessThan(1000 * 250);
  });

  it('stays under its limit whatever comes, and drops the oldest first', async () => {
    const storage = createFakeStorage();
    const evicted: number[] = [];
    const limitBytes = 200_000;
    const persistence = createPersistence({ storage, limitBytes, onEvicted: (_id, count) => evicted.push(count) });
    for (let number = 1; number <= 400; number++) {
      persistence.add(
        1,
        factOf(exchange(number, { requestHeaders: [{ name: 'X', value: `${number}-${'é'.repeat(1500)}` }] })),
      );
      await persistence.flush();
      expect(persistence.bytes()).toBeLessThanOrEqual(limitBytes);
    }
    expect(new TextEncoder().encode([...storage.items.entries()].flat().join('')).length).toBeLessThanOrEqual(
      limitBytes,
    );
    const restored = exchangesOf(await restoreFrom(storage)) ?? [];
    expect(restored.length + evicted.reduce((sum, count) => sum + count, 0)).toBe(400);
    expect(restored.at(-1)?.number).toBe(400);
    expect(restored[0]?.number).toBe(400 - restored.length + 1);
  });

  it('makes room and goes on when the browser refuses a write', async () => {
    const storage = createFakeStorage(100_000);
    const persistence = createPersistence({ storage });
    for (let number = 1; number <= 300; number++) {
      persistence.add(
        1,
        factOf(exchange(number, { requestHeaders: [{ name: 'X', value: `${number}${'x'.repeat(900)}` }] })),
      );
      await persistence.flush();
    }
    const restored = exchangesOf(await restoreFrom(storage)) ?? [];
    expect(restored.at(-1)?.number).toBe(300);
    expect(restored.length).toBeGreaterThan(30);
  });

  it('does not let one giant exchange drive out the others', async () => {
    const storage = createFakeStorage();
    let lost = 0;
    const persistence = createPersistence({
      storage,
      onEvicted(_id, count) {
        lost += count;
      },
    });
    persistence.add(1, factOf(exchange(1)));
    persistence.add(1, factOf(exchange(2, { requestHeaders: [{ name: 'X', value: 'x'.repeat(600_000) }] })));
    await persistence.flush();
    expect(lost).toBe(1);
    expect(exchangesOf(await restoreFrom(storage))?.map(({ number }) => number)).toEqual([1]);
    expect(storage.size()).toBeLessThan(3000);
  });

  it('removes everything of a capture that was cleared', async () => {
    const storage = createFakeStorage();
    const persistence = createPersistence({ storage });
    persistence.putTab(tab);
    persistence.add(1, factOf(exchange(1)));
    await persistence.flush();
    persistence.add(1, factOf(exchange(2)));
    persistence.forget(1);
    persistence.forgetTab(1);
    await persistence.flush();
    expect([...storage.items.keys()]).toEqual([]);
    expect(persistence.bytes()).toBe(0);
  });

  it('goes on numbering where the earlier worker stopped', async () => {
    const storage = createFakeStorage();
    const first = createPersistence({ storage });
    first.add(1, factOf(exchange(1)));
    await first.flush();
    const second = createPersistence({ storage });
    second.restore(await storage.readAll());
    second.add(1, factOf(exchange(2)));
    await second.flush();
    const restored = exchangesOf(await restoreFrom(storage));
    expect(restored).toEqual([exchange(1), exchange(2)]);
  });

  it('gives the exchanges of many writes back in their order, whatever the order of the keys', async () => {
    const storage = createFakeStorage();
    const first = createPersistence({ storage });
    const numbers = Array.from({ length: 23 }, (_, index) => index + 1);
    for (const number of numbers) {
      first.add(12, factOf(exchange(number)));
      await first.flush();
    }
    const shuffled = Object.fromEntries([...storage.items].sort(([one], [other]) => (one < other ? 1 : -1)));
    const { facts } = createPersistence({ storage }).restore(shuffled);
    expect([...facts.keys()]).toEqual([12]);
    expect(facts.get(12)?.map((fact) => fact.kind === 'exchange' && fact.exchange.number)).toEqual(numbers);
  });

  it('drops the oldest of the capture that has most', async () => {
    const storage = createFakeStorage();
    const evicted: number[] = [];
    const limitBytes = 20_000;
    const persistence = createPersistence({ storage, limitBytes, onEvicted: (id) => void evicted.push(id) });
    const add = async (captureId: number, number: number) => {
      const value = `${captureId}/${number}${'x'.repeat(2_500)}`;
      persistence.add(captureId, factOf(exchange(number, { requestHeaders: [{ name: 'X', value }] })));
      await persistence.flush();
    };
    for (const number of [1, 2]) await add(1, number);
    for (const number of [1, 2, 3, 4, 5, 6]) await add(2, number);
    for (const number of [1, 2]) await add(3, number);
    expect(evicted.length).toBeGreaterThan(1);
    expect(new Set(evicted)).toEqual(new Set([2]));
  });

  it('counts what a giant fact would take, in the fields of its body too, and tells only of exchanges', async () => {
    const storage = createFakeStorage();
    const lost: number[] = [];
    const persistence = createPersistence({ storage, onEvicted: (_id, count) => void lost.push(count) });
    const fields = Array.from({ length: 10 }, (_, index) => ({ name: `f${index}`, value: 'v'.repeat(60_000) }));
    const requestBody = { mediaType: 'application/json', fields, bytes: 4 };
    persistence.add(1, factOf(exchange(1, { requestBody })));
    expect(lost).toEqual([1]);
    const names = fields.map(({ name }) => ({ name: name.padEnd(60_000, 'n') }));
    persistence.add(1, factOf(exchange(2, { requestBody: { ...requestBody, fields: names } })));
    expect(lost).toEqual([1, 1]);
    persistence.add(1, { kind: 'page', at: 1, url: `https://app.example.com/${'x'.repeat(600_000)}` });
    expect(lost).toEqual([1, 1]);
    const small = fields.slice(0, 8).map(({ name }) => ({ name }));
    persistence.add(1, factOf(exchange(3, { requestBody: { ...requestBody, fields: small } })));
    await persistence.flush();
    expect(lost).toEqual([1, 1]);
    expect(exchangesOf(await restoreFrom(storage))?.map(({ number }) => number)).toEqual([3]);
  });

  it('stores a tab that changes with nothing else, and writes nothing when nothing is new', async () => {
    const storage = createFakeStorage();
    const persistence = createPersistence({ storage });
    await persistence.flush();
    expect(storage.writes).toBe(0);
    persistence.putTab(tab);
    persistence.putTab({ ...tab, paused: true });
    await persistence.flush();
    expect(storage.writes).toBe(1);
    expect((await restoreFrom(storage)).tabs).toEqual([{ ...tab, paused: true }]);
    persistence.forgetTab(1);
    await persistence.flush();
    expect(storage.writes).toBe(1);
    expect(storage.items.size).toBe(0);
  });

  it('takes in what is its own, and counts nothing else', async () => {
    const storage = createFakeStorage();
    const first = createPersistence({ storage });
    first.putTab(tab);
    first.add(1, factOf(exchange(1)));
    await first.flush();
    const own = storage.size();
    const others = { last: '10 900', title: 'x', 'ax1/1': 'x', 'x1/1/2': '[]', tx: '{}', b1: '[]', t9: 7, 'x1/9': 7 };
    const second = createPersistence({ storage });
    const restored = second.restore({ ...(await storage.readAll()), ...others, 'x1/9': undefined });
    expect(restored.tabs).toEqual([tab]);
    expect(restored.facts.size).toBe(1);
    expect(second.bytes()).toBeGreaterThanOrEqual(own);
    expect(second.bytes()).toBeLessThan(own + 12);
  });

  it('gives up on a browser that takes nothing, and keeps going with what comes later', async () => {
    const storage = createFakeStorage();
    let refuses = true;
    let tries = 0;
    const write = storage.write.bind(storage);
    storage.write = async (items) => {
      tries += 1;
      return refuses ? false : write(items);
    };
    const persistence = createPersistence({ storage });
    persistence.putTab(tab);
    persistence.add(1, factOf(exchange(1)));
    await persistence.flush();
    expect(tries).toBeLessThanOrEqual(4);
    refuses = false;
    persistence.putTab(tab);
    persistence.add(1, factOf(exchange(2)));
    await persistence.flush();
    expect(exchangesOf(await restoreFrom(storage))?.at(-1)?.number).toBe(2);
  });
});
