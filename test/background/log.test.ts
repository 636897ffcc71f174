import { beforeEach, expect, it } from 'vitest';
import { createLog, type Log } from '../../src/background/log.ts';
import type { Tabs } from '../../src/background/tabs.ts';
import type { Exchange } from '../../src/core/http/exchange.ts';
import { createFakeStorage, type FakeStorage } from './fake-storage.ts';
import { startTabs } from './start-tabs.ts';

const NOW = 1_700_000_000_000;

let storage: FakeStorage;
let tabs: Tabs;
let log: Log;
beforeEach(() => {
  storage = createFakeStorage();
  tabs = startTabs(NOW);
  log = createLog({ storage, tabs });
});

function observe(tabId: number, path: string, more: Partial<Exchange> = {}): void {
  const tab = tabs.get(tabId);
  const number = tab.nextNumber++;
  const rest: Omit<Exchange, 'id' | 'number' | 'url'> = {
    method: 'GET',
    type: 'fetch',
    startedAt: NOW,
    status: 200,
    requestHeaders: [],
    responseHeaders: [],
  };
  const exchange = { id: String(number), number, url: `https://a.example/${path}`, ...rest, ...more };
  tabs.observe(tab, { kind: 'exchange', exchange });
}

const stored = (prefix: string) => [...storage.items].filter(([key]) => key.startsWith(prefix));
const all = () => JSON.stringify([...storage.items]);
const record = (tabId: number) => JSON.parse(storage.items.get(`t${tabId}`) ?? 'null');

it('stores an exchange once it has ended', async () => {
  observe(1, 'open');
  observe(1, 'done', { endedAt: NOW });
  await log.flush('');
  expect(all()).toContain('done');
  expect(all()).not.toContain('open');
});

it('stores what could not be seen with the tab, and all else as it comes', async () => {
  const tab = tabs.get(1);
  tabs.observe(tab, { kind: 'gap', gap: { kind: 'paused', text: 'Capturing was paused.', count: 2 } });
  tabs.observe(tab, { kind: 'page', at: NOW, url: 'https://a.example/shown' });
  await log.flush('');
  expect(record(1).gaps).toEqual([{ kind: 'paused', text: 'Capturing was paused.', count: 2 }]);
  expect(JSON.stringify(stored('x'))).toContain('page');
  expect(JSON.stringify(stored('x'))).not.toContain('paused');
});

it('counts what storage let go of in the tab that it was of', async () => {
  observe(1, 'small', { endedAt: NOW });
  observe(2, 'x'.repeat(600_000), { endedAt: NOW });
  observe(2, 'y'.repeat(600_000), { endedAt: NOW });
  await log.flush('');
  expect([record(1).evicted, record(2).evicted]).toEqual([0, 2]);
});

it('forgets a capture that is cleared and keeps its tab; of a tab that is closed it keeps nothing', async () => {
  for (const tabId of [1, 2, 3]) observe(tabId, `of-${tabId}-`, { endedAt: NOW });
  await log.flush('');
  tabs.clear(1);
  tabs.close(2);
  await log.flush('');
  expect([all().includes('of-1-'), all().includes('of-2-'), all().includes('of-3-')]).toEqual([false, false, true]);
  expect(stored('t').map(([key]) => key)).toEqual(['t1', 't3']);
});

it('writes the number of the newest request when it is another', async () => {
  const last = () => storage.items.get('last');
  await log.flush('');
  expect([last(), storage.writes]).toEqual([undefined, 0]);
  await log.flush('7 1000');
  await log.flush('7 1000');
  expect([last(), storage.writes]).toEqual(['7 1000', 1]);
  await log.flush('8 1001');
  expect([last(), storage.writes]).toEqual(['8 1001', 2]);
});

it('reads what earlier workers stored, with the number of the newest request if there is one', async () => {
  expect(await log.read()).toStrictEqual({ items: {} });
  await storage.write({ last: '7 1000', t1: 'x' });
  expect(await log.read()).toStrictEqual({ items: { last: '7 1000', t1: 'x' }, last: '7 1000' });
});

it('gives the tabs that are open their facts, and forgets the others with what was captured of them', async () => {
  for (const tabId of [1, 2]) observe(tabId, `of-${tabId}-`, { endedAt: NOW });
  tabs.get(3);
  await log.flush('');
  // A capture that no tab has any more.
  storage.items.set('x99/99', storage.items.get(stored('x')[0]?.[0] ?? '') ?? '');

  const later = startTabs(NOW);
  const next = createLog({ storage, tabs: later });
  expect(next.restore(await next.read(), new Set([1, 3, 4]))).toEqual([]);
  expect(later.all().map(({ tabId }) => tabId)).toEqual([1, 3]);
  expect(later.get(1).recording.read().rows(0)).toMatchObject([{ url: 'https://a.example/of-1-' }]);
  expect(later.get(3).recording.waiting()).toBe(0);
  await next.flush('');
  expect(stored('t').map(([key]) => key)).toEqual(['t1', 't3']);
  expect(stored('x')).toHaveLength(1);
});
