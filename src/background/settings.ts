import {
  DEFAULT_SETTINGS,
  type HiddenRule,
  MAX_HIDDEN,
  parseSettings,
  type Settings,
} from '../core/capture/settings.ts';
import { rules } from '../core/rules/index.ts';
import type { SettingsStorage } from '../platform/settings.ts';

/** The settings in force. */
export interface SettingsKeeper {
  current(): Settings;
  /** Is called when others are in force. */
  listen(onChange: (settings: Settings) => void): void;
  /** Reads what is stored. Never rejects. */
  load(): Promise<void>;
  /** Takes settings as they were stored. */
  take(stored: unknown): void;
  /** Hides findings for a site, in place of what hid the same before. Rejects when as many are hidden as may be, or there is no such rule. */
  hide(hidden: HiddenRule): Promise<void>;
  show(hidden: Omit<HiddenRule, 'reason'>): Promise<void>;
}

const RULE_IDS: ReadonlySet<string> = new Set(rules.map(({ id }) => id));

/** Settings as they come until `load`. */
export function createSettingsKeeper(storage: SettingsStorage): SettingsKeeper {
  let current = DEFAULT_SETTINGS;
  let onChange: (settings: Settings) => void = () => {};

  function put(next: Settings): void {
    // A write is heard of twice: here, and from the browser.
    if (JSON.stringify(next) === JSON.stringify(current)) return;
    current = next;
    onChange(current);
  }

  function take(stored: unknown): void {
    put(stored === undefined ? DEFAULT_SETTINGS : parseSettings(stored, RULE_IDS).settings);
  }

  async function setHidden(change: (hidden: readonly HiddenRule[]) => readonly HiddenRule[]): Promise<void> {
    // What is stored counts, not what was heard of: the options page may have written a moment ago.
    const stored = await storage.read();
    const latest = stored === undefined ? current : parseSettings(stored, RULE_IDS).settings;
    const next = { ...latest, hidden: change(latest.hidden) };
    if (next.hidden.length > MAX_HIDDEN) throw new RangeError('too many findings are hidden');
    await storage.write(next);
    put(next);
  }

  return {
    current: () => current,
    listen(listener) {
      onChange = listener;
    },
    async load() {
      const stored = await storage.read();
      if (stored !== undefined) current = parseSettings(stored, RULE_IDS).settings;
    },
    take,
    async hide(hidden) {
      if (!RULE_IDS.has(hidden.rule)) throw new RangeError('there is no such rule');
      await setHidden((before) => [...before.filter((one) => !isSame(one, hidden)), hidden]);
    },
    show: (hidden) => setHidden((before) => before.filter((one) => !isSame(one, hidden))),
  };
}

type Hiding = Omit<HiddenRule, 'reason'>;

function isSame(one: Hiding, other: Hiding): boolean {
  return one.site === other.site && one.rule === other.rule && one.name === other.name;
}
