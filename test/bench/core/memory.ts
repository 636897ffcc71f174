import { readPublicSuffixes } from '../../../build/public-suffixes.ts';
import { type Background, createBackground } from '../../../src/background/background.ts';
import type { RawEvent } from '../../../src/background/web-request.ts';
import type { Exchange } from '../../../src/core/http/exchange.ts';
import { byteLength } from '../../../src/core/http/header.ts';
import { type Line, print } from './line.ts';
import { usedHeap } from './measure.ts';
import { createJwt, createRandom, createTraffic, randomText, renewTexts, START } from './traffic.ts';

const COUNT = 10_000;
/** Enough to fill every store several times over. */
const HOSTILE_COUNT = 2000;
const MB = 1024 * 1024;

/** Session storage that only counts: what it holds is in the browser's memory, not in the worker's. */
function createCountingStorage() {
  const sizes = new Map<string, number>();
  let largest = 0;
  const total = () => [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return {
    readAll: async () => ({}),
    async write(items: Record<string, unknown>) {
      for (const [key, value] of Object.entries(items)) sizes.set(key, key.length + byteLength(String(value)));
      largest = Math.max(largest, total());
      return true;
    },
    async remove(keys: string[]) {
      for (const key of keys) sizes.delete(key);
    },
    largest: () => largest,
  };
}

async function startBackground(storage: ReturnType<typeof createCountingStorage>): Promise<Background> {
  const suffixes = readPublicSuffixes();
  const background = createBackground({
    browser: 'chrome',
    storage,
    cookies: { list: async () => [] },
    readAccess: async () => ({ access: 'granted', missingOrigins: [] }),
    readPageStorage: async () => undefined,
    showBadge: () => {},
    loadJudge: () => import('../../../src/judge/judge.ts'),
    loadSuffixes: async () => suffixes,
    openTabs: async () => [{ tabId: 1, url: '' }],
    now: () => START,
    isTrusted: () => true,
    batchMs: 60_000,
  });
  await background.ready;
  return background;
}

/** The events Chromium sends for an exchange; each with texts of its own. */
function toEvents(exchange: Exchange): RawEvent[] {
  const details = {
    requestId: exchange.id,
    url: exchange.url,
    method: exchange.method,
    type: exchange.type === 'document' ? 'main_frame' : exchange.type === 'fetch' ? 'xmlhttprequest' : exchange.type,
    tabId: 1,
    frameId: 0,
    timeStamp: exchange.startedAt,
    initiator: exchange.initiator,
  };
  const answered = { ...details, timeStamp: exchange.endedAt, statusCode: exchange.status };
  const events = [
    { name: 'request', details },
    { name: 'sent', details: { ...details, requestHeaders: exchange.requestHeaders } },
    { name: 'headers', details: { ...answered, responseHeaders: exchange.responseHeaders } },
    { name: 'started', details: { ...answered, responseHeaders: exchange.responseHeaders } },
    { name: 'completed', details: answered },
  ];
  return events.map((event) => renewTexts(event) as RawEvent);
}

/** Heap and session storage of a background that took these exchanges in. */
async function weigh(exchanges: () => Iterable<Exchange>): Promise<{ heap: number; storage: number }> {
  const storage = createCountingStorage();
  const background = await startBackground(storage);
  const before = usedHeap();
  let taken = 0;
  for (const exchange of exchanges()) {
    for (const event of toEvents(exchange)) background.onRequestEvent(event);
    if (++taken % 50 === 0) await background.settle();
  }
  await background.settle();
  const heap = usedHeap() - before;
  // The background must still be there when the heap is weighed.
  await background.settle();
  return { heap, storage: storage.largest() };
}

/** A page that does its worst: long texts that never repeat, in every place that is read or kept. */
function* createHostileTraffic(): Generator<Exchange> {
  const random = createRandom(11);
  const filler = randomText(random, 16_384);
  for (const exchange of createTraffic(HOSTILE_COUNT)) {
    const own = `${exchange.number}${randomText(random, 24)}`;
    exchange.url += `&state=${own}${filler.slice(0, 4000)}`;
    exchange.requestHeaders.push(
      { name: `x-${own}`, value: own },
      { name: 'x-token', value: `${createJwt(random, START)}${filler.slice(0, 2000)}` },
      {
        name: 'cookie',
        value: Array.from({ length: 20 }, (_, at) => `c${at}${own}=${own}${filler.slice(0, 300)}`).join('; '),
      },
    );
    exchange.responseHeaders.push(
      { name: 'x-answer', value: own + filler.slice(0, 8000) },
      { name: 'set-cookie', value: `s${own}=${own}${filler.slice(0, 3000)}; Path=/` },
      { name: 'location', value: `https://app.shop.example/cb?code=${own}${filler.slice(0, 2000)}` },
    );
    yield exchange;
  }
}

/** What 10,000 exchanges take in the worker's heap and in session storage. */
export async function benchMemory(): Promise<void> {
  // Code and tables that are made once are no part of the measure.
  await weigh(() => createTraffic(200));
  const size = (name: string, bytes: number, budget: number): Line => ({
    name,
    value: bytes / MB,
    unit: 'MB',
    budget,
    room: 1,
  });
  const usual = await weigh(() => createTraffic(COUNT));
  print([
    { ...size('Heap of the worker for 10,000 exchanges', usual.heap, 20), room: 1.05 },
    size('Session storage for 10,000 exchanges', usual.storage, 8),
  ]);
  const hostile = await weigh(createHostileTraffic);
  print([
    { ...size('Heap of the worker, a hostile page', hostile.heap, 30), room: 1.05 },
    size('Session storage, a hostile page', hostile.storage, 8),
  ]);
}
