import type { RuleSetting } from '../core/rules/engine/runner.ts';
import type { Severity } from '../core/rules/rule.ts';
import { allTexts } from '../core/rules/texts.ts';

export const RULE_IDS: ReadonlySet<string> = new Set(allTexts().keys());

/** A rule as the list shows it. */
export interface RuleEntry {
  id: string;
  title: string;
  what: string;
  severity: Severity;
  /** Off unless it is turned on. */
  off: boolean;
}

/** All rules, by title. */
export const RULES: readonly RuleEntry[] = [...allTexts()]
  .map(([id, { title, what, severity, off = false }]) => ({ id, title, what, severity, off }))
  .sort((one, other) => one.title.localeCompare(other.title, 'en'));

export type RuleFilter = 'all' | 'changed' | 'off';

/** Rules with every word of `text` in their title, id or description, whatever its case. */
export function filterRules(
  text: string,
  filter: RuleFilter,
  settings: Readonly<Record<string, RuleSetting>>,
): RuleEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return RULES.filter((rule) => {
    const setting = settings[rule.id];
    if (filter === 'changed' && setting === undefined) return false;
    if (filter === 'off' && !(setting === undefined ? rule.off : setting === 'off')) return false;
    const all = `${rule.title} ${rule.id} ${rule.what}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
