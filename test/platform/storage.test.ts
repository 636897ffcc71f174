import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createSettingsStorage, onSettingsChanged } from '../../src/platform/settings.ts';
import { createSessionStorage } from '../../src/platform/storage-session.ts';

type Changed = (changes: Record<string, { newValue?: unknown }>, area: string) => void;

const { browser, full, listeners } = vi.hoisted(() => {
  const full = { is: false };
  const listeners = new Set<unknown>();
  const createArea = () => {
    const items = new Map<string, unknown>();
    const check = () => {
      if (full.is) throw new Error('QUOTA_BYTES quota exceeded');
    };
    return {
      get: async (key: string | null) => {
        check();
        return Object.fromEntries([...items].filter(([name]) => key === null || name === key));
      },
      set: async (more: Record<string, unknown>) => {
        check();
        for (const [key, value] of Object.entries(more)) items.set(key, value);
      },
      remove: async (keys: string[]) => {
        check();
        for (const key of keys) items.delete(key);
      },
    };
  };
  const onChanged = {
    addListener: (listener: unknown) => void listeners.add(listener),
    removeListener: (listener: unknown) => void listeners.delete(listener),
  };
  return { full, listeners, browser: { storage: { local: createArea(), session: createArea(), onChanged } } };
});
vi.mock('webextension-polyfill', () => ({ default: browser }));

beforeEach(async () => {
  full.is = false;
  listeners.clear();
  for (const area of [browser.storage.local, browser.storage.session])
    await area.remove(Object.keys(await area.get(null)));
});

describe('the memory that outlives the worker', () => {
  it('gives all that was written and not removed', async () => {
    const storage = createSessionStorage();
    expect(await storage.write({ one: 1, two: 2 })).toBe(true);
    await storage.remove(['one']);
    expect(await storage.readAll()).toEqual({ two: 2 });
  });

  it('says so when there is no room, and is empty when it cannot be read', async () => {
    const storage = createSessionStorage();
    await storage.write({ one: 1 });
    full.is = true;
    expect(await storage.write({ two: 2 })).toBe(false);
    expect(await storage.readAll()).toEqual({});
    await expect(storage.remove(['one'])).resolves.toBeUndefined();
  });
});

describe('the settings on the disk', () => {
  it('gives back what was written, and says whether it was', async () => {
    const storage = createSettingsStorage();
    await browser.storage.local.set({ other: 1 });
    expect(await storage.read()).toBeUndefined();
    expect(await storage.write({ hidden: ['a'] })).toBe(true);
    expect(await storage.read()).toEqual({ hidden: ['a'] });
    full.is = true;
    expect(await storage.write({})).toBe(false);
    expect(await storage.read()).toBeUndefined();
  });

  it('tells of settings that any page wrote, and of nothing else, until nobody listens', async () => {
    const told = vi.fn();
    const stop = onSettingsChanged(told);
    const [changed] = listeners as Set<Changed>;
    changed?.({ settings: { newValue: 1 } }, 'session');
    changed?.({ other: { newValue: 2 } }, 'local');
    expect(told).not.toHaveBeenCalled();
    await createSettingsStorage().write({ hidden: [] });
    expect(await browser.storage.local.get(null)).toEqual({ settings: { hidden: [] } });
    changed?.({ settings: { newValue: 3 } }, 'local');
    changed?.({ settings: {} }, 'local');
    expect(told.mock.calls).toEqual([[3], [undefined]]);
    stop();
    expect(listeners.size).toBe(0);
  });
});
