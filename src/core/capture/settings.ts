import type { Problem } from '../credential/credential.ts';
import type { RuleSetting } from '../rules/engine/runner.ts';
import type { Finding, Thresholds } from '../rules/rule.ts';
import { DEFAULT_THRESHOLDS } from '../rules/thresholds.ts';

/** Findings a person does not want to see on a site, and why. */
export interface HiddenRule {
  /** Registrable domain, as the report names the site. */
  site: string;
  rule: string;
  /** The cookie or host it is about; absent for all findings of the rule. */
  name?: string;
  reason: string;
}

/** What a person set: the same in the browser and in a file for the command line. What is absent is as it comes. */
export interface Settings {
  thresholds: Partial<Thresholds>;
  /** By rule id. */
  rules: Readonly<Record<string, RuleSetting>>;
  hidden: readonly HiddenRule[];
}

/** Nothing set. */
export const DEFAULT_SETTINGS: Settings = { thresholds: {}, rules: {}, hidden: [] };

export const RULE_SETTINGS: readonly RuleSetting[] = ['on', 'off', 'error', 'warning', 'info'];

/** Thresholds of one thing, from the first step to the last. Entropy goes down, all else goes up. */
const LADDERS: readonly (readonly (keyof Thresholds)[])[] = [
  ['accessLifetimeInfoSeconds', 'accessLifetimeWarningSeconds', 'accessLifetimeErrorSeconds'],
  ['jwtSessionInfoSeconds', 'jwtSessionWarningSeconds', 'jwtSessionErrorSeconds'],
  ['refreshLifetimeInfoSeconds', 'refreshLifetimeWarningSeconds'],
  ['authorizationInfoBytes', 'authorizationWarningBytes', 'authorizationErrorBytes'],
  ['cookieWarningBytes', 'cookieErrorBytes'],
  ['cookieHeaderInfoBytes', 'cookieHeaderWarningBytes', 'cookieHeaderErrorBytes'],
  ['headersInfoBytes', 'headersWarningBytes', 'headersErrorBytes'],
  ['sessionCookieInfoSeconds', 'sessionCookieWarningSeconds'],
  ['sessionEntropyWarningBits', 'sessionEntropyInfoBits'],
];

/** 100 years in seconds, 95 MB in bytes: beyond it is a slip of the finger. */
const MAX_THRESHOLD = 3_155_760_000;
/** Findings that may be hidden, on all sites together. */
export const MAX_HIDDEN = 1000;
/** Characters of a name or a reason. */
export const MAX_TEXT = 500;
const MAX_PROBLEMS = 20;

/**
 * Reads settings as they are stored or written in a file. What cannot be used is left out and named in `problems`; never throws.
 * `ruleIds` are the rules there are.
 */
export function parseSettings(
  value: unknown,
  ruleIds: ReadonlySet<string>,
): { settings: Settings; problems: Problem[] } {
  const problems: Problem[] = [];
  const refuse = (code: string, message: string) => {
    if (problems.length < MAX_PROBLEMS) problems.push({ code, message });
  };
  if (!isRecord(value)) {
    refuse('no-object', 'Settings are a JSON object with thresholds, rules and hidden.');
    return { settings: DEFAULT_SETTINGS, problems };
  }
  for (const key of Object.keys(value)) {
    if (!['$schema', 'thresholds', 'rules', 'hidden'].includes(key))
      refuse('unknown-setting', `There is no setting ${shorten(key)}.`);
  }
  const settings: Settings = {
    thresholds: parseThresholds(value.thresholds, refuse),
    rules: parseRules(value.rules, ruleIds, refuse),
    hidden: parseHidden(value.hidden, ruleIds, refuse),
  };
  return { settings, problems };
}

type Refuse = (code: string, message: string) => void;

function parseThresholds(value: unknown, refuse: Refuse): Partial<Thresholds> {
  const thresholds: Partial<Thresholds> = {};
  if (value === undefined) return thresholds;
  if (!isRecord(value)) {
    refuse('no-thresholds', 'thresholds is not an object.');
    return thresholds;
  }
  for (const [name, number] of Object.entries(value)) {
    if (!Object.hasOwn(DEFAULT_THRESHOLDS, name))
      refuse('unknown-threshold', `There is no threshold ${shorten(name)}.`);
    else if (!isThreshold(number)) refuse('bad-threshold', `${name} is no whole number from 0 to ${MAX_THRESHOLD}.`);
    else thresholds[name as keyof Thresholds] = number;
  }
  for (const [one, other] of findDisorder(thresholds))
    refuse('disorder', `${one} is above ${other}, so the first is never used.`);
  return thresholds;
}

/** Pairs of thresholds of one thing whose first should be below the second, and is not; none when all are in order. */
export function findDisorder(thresholds: Partial<Thresholds>): [keyof Thresholds, keyof Thresholds][] {
  const all = { ...DEFAULT_THRESHOLDS, ...thresholds };
  return LADDERS.flatMap((ladder) =>
    ladder.slice(1).flatMap((name, index): [keyof Thresholds, keyof Thresholds][] => {
      const before = ladder[index] as keyof Thresholds;
      return all[before] > all[name] ? [[before, name]] : [];
    }),
  );
}

/** True for a number that a threshold may have. */
export function isThreshold(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_THRESHOLD;
}

function parseRules(value: unknown, ruleIds: ReadonlySet<string>, refuse: Refuse): Record<string, RuleSetting> {
  const rules: Record<string, RuleSetting> = {};
  if (value === undefined) return rules;
  if (!isRecord(value)) {
    refuse('no-rules', 'rules is not an object.');
    return rules;
  }
  for (const [id, setting] of Object.entries(value)) {
    if (!ruleIds.has(id)) refuse('unknown-rule', `There is no rule ${shorten(id)}.`);
    else if (!RULE_SETTINGS.includes(setting as RuleSetting))
      refuse('bad-rule-setting', `${id} is set to something else than ${RULE_SETTINGS.join(', ')}.`);
    else rules[id] = setting as RuleSetting;
  }
  return rules;
}

function parseHidden(value: unknown, ruleIds: ReadonlySet<string>, refuse: Refuse): HiddenRule[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    refuse('no-hidden', 'hidden is not a list.');
    return [];
  }
  if (value.length > MAX_HIDDEN)
    refuse('too-many-hidden', `hidden has more than ${MAX_HIDDEN} entries; the first are used.`);
  return value.slice(0, MAX_HIDDEN).flatMap((one: unknown, index) => {
    const at = `Entry ${index + 1} of hidden`;
    if (!isRecord(one) || typeof one.site !== 'string' || typeof one.rule !== 'string') {
      refuse('bad-hidden', `${at} has no site or no rule.`);
      return [];
    }
    if (!ruleIds.has(one.rule)) refuse('unknown-rule', `${at}: there is no rule ${shorten(one.rule)}.`);
    if (typeof one.reason !== 'string' || one.reason.trim() === '') {
      refuse('no-reason', `${at} has no reason.`);
      return [];
    }
    const hidden: HiddenRule = {
      site: one.site.slice(0, MAX_TEXT),
      rule: one.rule.slice(0, MAX_TEXT),
      reason: one.reason.trim().slice(0, MAX_TEXT),
    };
    return [typeof one.name === 'string' ? { ...hidden, name: one.name.slice(0, MAX_TEXT) } : hidden];
  });
}

/** What hides a finding: its rule on the site, and what it is about where that has a name that stays. */
export function hidingOf(finding: Finding, site: string, reason: string): HiddenRule {
  const { name, credential } = finding.subject;
  // Credentials are named anew in each capture.
  return { site, rule: finding.rule, ...(name === credential ? {} : { name: name.slice(0, MAX_TEXT) }), reason };
}

/** The entry that hides a finding of the site; undefined when none does. */
export function findHiding(finding: Finding, site: string, hidden: readonly HiddenRule[]): HiddenRule | undefined {
  return hidden.find(
    (one) =>
      one.rule === finding.rule &&
      one.site === site &&
      (one.name === undefined || one.name === finding.subject.name.slice(0, MAX_TEXT)),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
