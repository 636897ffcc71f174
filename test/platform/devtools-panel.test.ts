import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDevToolsPanel } from '../../src/platform/devtools-panel.ts';

vi.mock('webextension-polyfill', () => ({ default: { runtime: { getURL: () => 'chrome-extension://id/' } } }));

const panel = { title: 'Watchword', icon: '/icon.png', page: '/panel.html' };
const reload = vi.fn();
let kept: Map<string, string>;

beforeEach(() => {
  vi.useFakeTimers();
  reload.mockReset();
  kept = new Map();
  vi.stubGlobal('location', { reload });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** DevTools that answer, or that never heard of the page. */
function stubDevTools(hears: boolean) {
  const create = vi.fn((_title: string, _icon: string, _page: string, created: () => void) => {
    if (hears) created();
  });
  vi.stubGlobal('chrome', { devtools: { panels: { create } } });
  return create;
}

test('a panel that comes is left alone', () => {
  const create = stubDevTools(true);
  createDevToolsPanel(panel);
  vi.advanceTimersByTime(60_000);
  expect(create).toHaveBeenCalledTimes(1);
  expect(reload).not.toHaveBeenCalled();
});

test('a page that nobody hears loads again, a few times and no more', () => {
  stubDevTools(false);
  // Each load of the page asks once.
  for (let load = 0; load < 6; load++) {
    createDevToolsPanel(panel);
    vi.advanceTimersByTime(60_000);
  }
  expect(reload).toHaveBeenCalledTimes(3);
});

test('a panel that came makes the next page start counting anew', () => {
  stubDevTools(false);
  createDevToolsPanel(panel);
  vi.advanceTimersByTime(60_000);
  stubDevTools(true);
  createDevToolsPanel(panel);
  expect(kept.size).toBe(0);
});
