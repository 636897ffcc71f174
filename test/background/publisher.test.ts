import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPublisher } from '../../src/background/publisher.ts';
import type { Tab } from '../../src/background/tabs.ts';

let wanted: Set<string>;
let told: unknown[][];
let badges: unknown[][];
let text: string;

const capture = { row: (id: string) => (id === 'gone' ? undefined : { id }) };
const tab = { tabId: 3, recording: { read: () => capture } } as unknown as Tab;

function start() {
  return createPublisher({
    server: {
      isWanted: (tabId: number, name: string) => tabId === 3 && wanted.has(name),
      publish: (...given: unknown[]) => void told.push(given),
    } as never,
    ready: async () => undefined,
    report: () => 'the report' as never,
    state: async () => 'the state' as never,
    badge: () => ({ text, title: 'the title' }),
    showBadge: (...given) => void badges.push(given),
    now: () => 0,
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  wanted = new Set(['rows', 'report', 'state']);
  [told, badges, text] = [[], [], ''];
});
afterEach(() => void vi.useRealTimers());

describe('telling pages', () => {
  it('of rows, many together, each once, and of the report a little later', async () => {
    const publisher = start();
    publisher.rowChanged(tab, '1');
    await vi.advanceTimersByTimeAsync(49);
    for (const id of ['2', '1', 'gone']) publisher.rowChanged(tab, id);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(told.splice(0)).toEqual([[3, 'rows', { rows: [{ id: '1' }, { id: '2' }] }]]);
    await vi.advanceTimersByTimeAsync(200);
    expect(told.splice(0)).toEqual([[3, 'report', { report: 'the report' }]]);
    publisher.rowChanged(tab, '1');
    await vi.advanceTimersByTimeAsync(50);
    expect(told).toEqual([[3, 'rows', { rows: [{ id: '1' }] }]]);
  });

  it('of nothing that nobody wants, and of no rows that are gone', async () => {
    const publisher = start();
    publisher.rowChanged(tab, 'gone');
    await vi.advanceTimersByTimeAsync(100);
    expect(told).toEqual([]);
    wanted.clear();
    publisher.rowChanged(tab, '1');
    publisher.tabChanged(tab);
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toEqual([]);
  });

  it('of the state and the report when the page or a setting changed', async () => {
    const publisher = start();
    publisher.tabChanged(tab);
    await vi.advanceTimersByTimeAsync(50);
    expect(told).toEqual([[3, 'state', { state: 'the state' }]]);
    await vi.advanceTimersByTimeAsync(200);
    expect(told.at(-1)).toEqual([3, 'report', { report: 'the report' }]);
  });

  it('of the report alone when something else changed', async () => {
    start().reportChanged(tab);
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toEqual([[3, 'report', { report: 'the report' }]]);
    expect(badges).toEqual([]);
  });
});

describe('the button', () => {
  it('says what there is to say once the page is at rest', async () => {
    const publisher = start();
    text = '!';
    publisher.rowChanged(tab, '1');
    await vi.advanceTimersByTimeAsync(400);
    publisher.rowChanged(tab, '2');
    await vi.advanceTimersByTimeAsync(500);
    expect(badges).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(badges).toEqual([[3, { text: '!', title: 'the title' }]]);
  });

  it('says it after five seconds on a page that is never at rest', async () => {
    const publisher = start();
    for (let time = 0; time < 5000; time += 100) {
      publisher.rowChanged(tab, '1');
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(badges).toHaveLength(1);
  });

  it('is left alone while it would say the same, until the tab goes to another page', async () => {
    const publisher = start();
    for (let time = 0; time < 2; time++) {
      publisher.findingsChanged(tab);
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(badges).toHaveLength(1);
    text = '1';
    publisher.findingsChanged(tab);
    await vi.advanceTimersByTimeAsync(500);
    expect(badges).toHaveLength(2);
    publisher.tabChanged(tab);
    await vi.advanceTimersByTimeAsync(500);
    expect(badges).toHaveLength(3);
  });
});
