import { describe, expect, it } from 'vitest';
import { createExchangeStore, defaultLimits } from '../../../src/core/capture/exchange-store.ts';
import type { Exchange } from '../../../src/core/http/exchange.ts';

const token = 't'.repeat(1000);

function exchange(number: number, more: Partial<Exchange> = {}): Exchange {
  return {
    id: String(number),
    number,
    url: `https://a.example/${number}`,
    method: 'GET',
    type: 'fetch',
    startedAt: number,
    status: 200,
    requestHeaders: [{ name: 'Authorization', value: `Bearer ${token}` }],
    responseHeaders: [],
    ...more,
  };
}

const roomy = { exchanges: 10_000, characters: 1e7 };

describe('the exchanges of a capture', () => {
  it('stores a header that repeats once', () => {
    const store = createExchangeStore(roomy);
    for (let number = 1; number <= 100; number++) store.put(exchange(number), 'a.example');
    expect(store.characters()).toBeLessThan(1000 + 100 * 30);
    expect(store.get('1')?.exchange.requestHeaders[0]).toBe(store.get('100')?.exchange.requestHeaders[0]);
  });

  it('drops the oldest past the number allowed', () => {
    const store = createExchangeStore({ exchanges: 10, characters: 1e7 });
    for (let number = 1; number <= 25; number++) store.put(exchange(number), 'a.example');
    expect(store.evicted()).toBe(15);
    expect(store.after(0).map((kept) => kept.exchange.number)).toEqual([16, 17, 18, 19, 20, 21, 22, 23, 24, 25]);
    expect(store.get('15')).toBeUndefined();
  });

  it('drops the oldest past the characters allowed, and frees what nobody uses', () => {
    const store = createExchangeStore({ exchanges: 1000, characters: 5000 });
    for (let number = 1; number <= 50; number++) {
      store.put(
        exchange(number, { requestHeaders: [{ name: 'X', value: `${number}`.padEnd(900, 'x') }] }),
        'a.example',
      );
      expect(store.characters()).toBeLessThanOrEqual(5000);
    }
    expect(store.size()).toBe(5);
    expect(store.evicted()).toBe(45);
  });

  it('lists by number although requests end in another order than they began', () => {
    const store = createExchangeStore(roomy);
    for (const number of [1, 3, 5, 2, 4]) store.put(exchange(number), 'a.example');
    expect(store.after(0).map((kept) => kept.exchange.number)).toEqual([1, 2, 3, 4, 5]);
    expect(store.after(3).map((kept) => kept.exchange.number)).toEqual([4, 5]);
    expect(store.after(5)).toEqual([]);
  });

  it('puts a fuller version in the place of the first', () => {
    const store = createExchangeStore(roomy);
    const first = store.put(exchange(1, { status: 0 }), 'a.example');
    const second = store.put(exchange(1, { status: 204 }), 'a.example');
    expect(second).toBe(first);
    expect(store.size()).toBe(1);
    expect(store.get('1')?.exchange.status).toBe(204);
    const once = createExchangeStore(roomy);
    once.put(exchange(1), 'a.example');
    expect(store.characters()).toBe(once.characters());
  });

  it('counts every text of an exchange once, and frees it with the last that has it', () => {
    const texts: Partial<Exchange> = {
      url: 'u'.repeat(10),
      requestHeaders: [],
      responseHeaders: [{ name: 'n'.repeat(20), value: 'v'.repeat(30) }],
      pageUrl: 'p'.repeat(40),
      initiator: 'i'.repeat(50),
      requestBody: {
        mediaType: '',
        fields: [{ name: 'f'.repeat(60), value: 'w'.repeat(70) }, { name: 'g'.repeat(80) }],
      },
    };
    const store = createExchangeStore({ exchanges: 2, characters: 1e7 });
    store.put(exchange(1, texts), 'a.example');
    expect(store.characters()).toBe(360);
    store.put(exchange(2, texts), 'a.example');
    expect(store.characters()).toBe(360);
    const bare: Partial<Exchange> = { url: 'x', requestHeaders: [] };
    store.put(exchange(3, bare), 'a.example');
    expect(store.characters()).toBe(361);
    store.put(exchange(4, bare), 'a.example');
    expect(store.characters()).toBe(1);
  });

  it('keeps as many characters as are allowed, and one exchange however long it is', () => {
    const bare = (number: number, length: number) =>
      exchange(number, { url: `${number}`.padEnd(length, 'x'), requestHeaders: [] });
    const store = createExchangeStore({ exchanges: 10, characters: 100 });
    store.put(bare(1, 50), 'a.example');
    store.put(bare(2, 50), 'a.example');
    expect([store.size(), store.characters()]).toEqual([2, 100]);
    store.put(bare(3, 500), 'a.example');
    expect([store.size(), store.characters(), store.get('3') !== undefined]).toEqual([1, 500, true]);
    expect(store.after(0).map((kept) => kept.exchange.number)).toEqual([3]);
  });

  it('lists by number long after the first have gone', () => {
    const store = createExchangeStore({ exchanges: 5, characters: 1e7 });
    for (let number = 1; number <= 3000; number += 2) {
      store.put(exchange(number + 1, { requestHeaders: [] }), 'a.example');
      store.put(exchange(number, { requestHeaders: [] }), 'a.example');
    }
    expect(store.after(0).map((kept) => kept.exchange.number)).toEqual([2996, 2997, 2998, 2999, 3000]);
    expect(store.after(2998).map((kept) => kept.exchange.number)).toEqual([2999, 3000]);
  });

  it('begins with nothing learnt from an exchange', () => {
    const kept = createExchangeStore(roomy).put(exchange(1), 'a.example');
    expect(kept).toMatchObject({ site: 'a.example', sent: [], received: [], authBytes: 0, analysed: false });
    expect(kept.shownUrl).toBe('https://a.example/1');
    expect(defaultLimits).toEqual({ exchanges: 10_000, characters: 8_388_608 });
  });

  it('forgets 100,000 old exchanges without leaving anything behind', () => {
    const store = createExchangeStore({ exchanges: 100, characters: 1e7 });
    for (let number = 1; number <= 100_000; number++) store.put(exchange(number), 'a.example');
    expect(store.size()).toBe(100);
    expect(store.characters()).toBeLessThan(1100 + 100 * 40);
  });
});
