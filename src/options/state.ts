import { type Signal, signal } from '@preact/signals';
import { DEFAULT_SETTINGS, type HiddenRule, parseSettings, type Settings } from '../core/capture/settings.ts';
import type { RuleSetting } from '../core/rules/engine/runner.ts';
import type { Thresholds } from '../core/rules/rule.ts';
import { RULE_IDS } from './rule-list.ts';

/** Where the settings come from and go to. */
export interface SettingsPort {
  read(): Promise<unknown>;
  write(settings: unknown): Promise<boolean>;
  onChanged(listener: (settings: unknown) => void): () => void;
}

/** All the options page knows. A change is in force at once. */
export interface OptionsState {
  settings: Signal<Settings>;
  /** Something to tell: what was done, or why it was not. */
  notice: Signal<{ text: string[]; bad: boolean } | undefined>;
  setThreshold(name: keyof Thresholds, value: number | undefined): void;
  /** `undefined`: as the rule comes. */
  setRule(id: string, setting: RuleSetting | undefined): void;
  showAgain(hidden: HiddenRule): void;
  reset(): void;
  /** The settings as a file for the command line. */
  toFile(): string;
  /** Takes a file in place of all settings; one with mistakes is refused as a whole. */
  fromFile(text: string): void;
  start(): () => void;
}

/** The state of the options page. Nothing is read before `start`. */
export function createOptionsState(port: SettingsPort): OptionsState {
  const settings = signal<Settings>(DEFAULT_SETTINGS);
  const notice = signal<{ text: string[]; bad: boolean } | undefined>(undefined);

  const take = (stored: unknown) => {
    settings.value = stored === undefined ? DEFAULT_SETTINGS : parseSettings(stored, RULE_IDS).settings;
  };

  const put = (next: Settings, said?: string) => {
    settings.value = next;
    notice.value = said === undefined ? undefined : { text: [said], bad: false };
    void port.write(next).then((written) => {
      if (!written) notice.value = { text: ['The browser did not keep the settings.'], bad: true };
    });
  };

  return {
    settings,
    notice,
    setThreshold(name, value) {
      const { [name]: _before, ...thresholds } = settings.value.thresholds;
      put({ ...settings.value, thresholds: value === undefined ? thresholds : { ...thresholds, [name]: value } });
    },
    setRule(id, setting) {
      const { [id]: _before, ...rules } = settings.value.rules;
      put({ ...settings.value, rules: setting === undefined ? rules : { ...rules, [id]: setting } });
    },
    showAgain(hidden) {
      put({ ...settings.value, hidden: settings.value.hidden.filter((one) => one !== hidden) });
    },
    reset: () => put(DEFAULT_SETTINGS, 'Everything is as it comes.'),
    toFile: () => `${JSON.stringify(settings.value, undefined, 2)}\n`,
    fromFile(text) {
      const { settings: read, problems } = parseSettings(parseJson(text), RULE_IDS);
      if (problems.length > 0) {
        notice.value = { text: ['The file was not taken.', ...problems.map(({ message }) => message)], bad: true };
      } else put(read, 'The settings of the file are in force.');
    },
    start() {
      void port.read().then(take);
      return port.onChanged(take);
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
