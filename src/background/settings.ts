import type { HiddenRule, Settings } from '../core/capture/settings.ts';
import type { SettingsStorage } from '../platform/settings.ts';
import type { Judging } from './judging.ts';

/** The settings in force. */
export interface SettingsKeeper {
  /** The judge has to be loaded. The same object until others are in force. */
  current(): Settings;
  /** Is called when others are in force. */
  listen(onChange: () => void): void;
  /** Reads what is stored. Never rejects. */
  load(): Promise<void>;
  /** Takes settings as they were stored. */
  take(stored: unknown): void;
  /** Hides findings for a site, in place of what hid the same before. Rejects when as many are hidden as may be, or there is no such rule. */
  hide(hidden: HiddenRule): Promise<void>;
  show(hidden: Omit<HiddenRule, 'reason'>): Promise<void>;
}

/** Settings as they come until `load`. They are read as stored, and made sense of when something is judged. */
export function createSettingsKeeper(storage: SettingsStorage, judging: Judging): SettingsKeeper {
  let stored: unknown;
  let read: { stored: unknown; settings: Settings } | undefined;
  let writing: Promise<void> = Promise.resolve();
  let onChange: () => void = () => {};

  function put(next: unknown): void {
    // A write is heard of twice: here, and from the browser.
    if (JSON.stringify(next) === JSON.stringify(stored)) return;
    stored = next;
    onChange();
  }

  function current(): Settings {
    if (read === undefined || read.stored !== stored) read = { stored, settings: judging.get().readSettings(stored) };
    return read.settings;
  }

  /** One after the other: two at once would each store what was there before, and one of them be lost. */
  function setHidden(change: Change): Promise<void> {
    const written = writing.then(() => writeHidden(change));
    writing = written.catch(() => undefined);
    return written;
  }

  async function writeHidden(change: Change): Promise<void> {
    const { readSettings, MAX_HIDDEN } = await judging.load();
    // What is stored counts, not what was heard of: the options page may have written a moment ago.
    const latest = await storage.read();
    const settings = latest === undefined ? current() : readSettings(latest);
    const next = { ...settings, hidden: change(settings.hidden) };
    if (next.hidden.length > MAX_HIDDEN) throw new RangeError('too many findings are hidden');
    await storage.write(next);
    put(next);
  }

  return {
    current,
    listen(listener) {
      onChange = listener;
    },
    async load() {
      stored = await storage.read();
    },
    take: put,
    async hide(hidden) {
      const { isRule } = await judging.load();
      if (!isRule(hidden.rule)) throw new RangeError('there is no such rule');
      await setHidden((before) => [...before.filter((one) => !isSame(one, hidden)), hidden]);
    },
    show: (hidden) => setHidden((before) => before.filter((one) => !isSame(one, hidden))),
  };
}

type Change = (hidden: readonly HiddenRule[]) => readonly HiddenRule[];
type Hiding = Omit<HiddenRule, 'reason'>;

function isSame(one: Hiding, other: Hiding): boolean {
  return one.site === other.site && one.rule === other.rule && one.name === other.name;
}
