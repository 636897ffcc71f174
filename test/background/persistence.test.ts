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
});
