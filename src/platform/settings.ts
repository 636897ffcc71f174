import { browser } from './browser.ts';

/** Where a person's settings are kept. They hold nothing that was captured, so they may stay on the disk. */
export interface SettingsStorage {
  /** As they were written; undefined when nothing was, or nothing can be read. */
  read(): Promise<unknown>;
  /** False when the browser did not take them. */
  write(settings: unknown): Promise<boolean>;
}

const KEY = 'settings';
const LAYOUT_KEY = 'layout';

/** The settings of the running browser. This file is the only owner of `storage.local`. */
export function createSettingsStorage(): SettingsStorage {
  return createLocalStorage(KEY);
}

/** How a person arranged the panel: widths, order, hidden columns. */
export function createLayoutStorage(): SettingsStorage {
  return createLocalStorage(LAYOUT_KEY);
}

function createLocalStorage(key: string): SettingsStorage {
  return {
    async read() {
      try {
        return (await browser.storage.local.get(key))[key];
      } catch {
        return undefined;
      }
    },
    async write(settings) {
      try {
        await browser.storage.local.set({ [key]: settings });
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** Calls back with the settings each time they were written, by whichever page. Returns how to stop. */
export function onSettingsChanged(listener: (settings: unknown) => void): () => void {
  const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && KEY in changes) listener(changes[KEY]?.newValue);
  };
  browser.storage.onChanged.addListener(changed);
  return () => browser.storage.onChanged.removeListener(changed);
}
