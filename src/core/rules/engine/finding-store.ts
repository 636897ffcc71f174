import { detach } from '../../http/detach.ts';
import type { Detected, Finding, Rule } from '../rule.ts';
import { compareFindings, isWorse } from '../severity.ts';
import { DEFAULT_THRESHOLDS } from '../thresholds.ts';
import { type About, addSeen, type Case, type Entry, type Seen, type Sight } from './entry.ts';
import { judgeGrades } from './grade.ts';
import { type ListOptions, toFinding } from './to-finding.ts';

/** Findings kept of one site; a hostile page can make up any number of cookie names. */
const MAX_FINDINGS = 1000;
/** Measures told apart in one finding; beyond them the least telling are counted with the next. */
const MAX_CASES = 24;

export interface FindingStore {
  /** Adds to the finding of the same rule, thing and detail, or begins one; undefined when there are too many. */
  add(rule: Rule, detected: Detected, about: About, seen: Seen): Sight | undefined;
  remove(entry: Entry): void;
  /** All findings by the settings given, worst first; those that were put right say so. */
  list(options: ListOptions): Finding[];
  entries(): Iterable<Entry>;
  size(): number;
  /** Findings that were not kept. */
  leftOut(): number;
}

/** The findings of one site, one for each rule, thing and detail. Adding costs the same however many there are. */
export function createFindingStore(): FindingStore {
  const entries = new Map<string, Entry>();
  let leftOut = 0;
  const counts: Record<Kind, number> = { quiet: 0, measured: 0, plain: 0 };

  function add(rule: Rule, detected: Detected, about: About, seen: Seen): Sight | undefined {
    const key = `${rule.id}\n${about.identity}\n${detected.name ?? ''}\n${detected.detail ?? ''}`;
    const known = entries.get(key);
    if (known !== undefined) {
      delete known.putRight;
      excuse(known, detected);
      return { entry: known, one: merge(known, detected, seen) };
    }
    const kind = kindOf(rule, detected);
    if (counts[kind] >= MAX_FINDINGS) {
      if (isTold(rule, detected)) leftOut++;
      return undefined;
    }
    const subject = detected.name === undefined ? about.subject : { ...about.subject, name: detected.name };
    const one = createCase(detected, seen);
    const entry: Entry = { key, rule, subject, host: about.host, cases: [one] };
    excuse(entry, detected);
    if (detected.lessWithHsts !== undefined) entry.hstsHost = detected.lessWithHsts;
    entries.set(key, entry);
    counts[kind]++;
    return { entry, one };
  }

  return {
    add,
    remove(entry) {
      const [one] = entry.cases;
      if (entries.delete(entry.key) && one) counts[kindOf(entry.rule, one.detected)]--;
    },
    list: (options) => [...entries.values()].flatMap((entry) => toFinding(entry, options) ?? []).sort(compareFindings),
    entries: () => entries.values(),
    size: () => entries.size,
    leftOut: () => leftOut,
  };
}

/** Rules that are off by default run too, and measures are kept however small: neither may take the room of what is surely told. */
type Kind = 'quiet' | 'measured' | 'plain';

function kindOf(rule: Rule, { grades }: Detected): Kind {
  if (rule.off) return 'quiet';
  return grades ? 'measured' : 'plain';
}

/** Whether it is a finding where nobody set anything. */
function isTold(rule: Rule, { grades }: Detected): boolean {
  return rule.off !== true && (grades === undefined || judgeGrades(grades, DEFAULT_THRESHOLDS) !== undefined);
}

function createCase(detected: Detected, { count, first, last }: Seen): Case {
  const one: Case = { grades: gradesOf(detected), detected: ownTexts(detected), count };
  if (first !== undefined) one.first = first;
  if (last !== undefined) one.last = one.counted = last;
  return one;
}

/** What is said is put together of pieces of what was seen, and would keep all of that. */
function ownTexts(detected: Detected): Detected {
  return { ...detected, message: detach(detected.message), evidence: detected.evidence.map(detach) };
}

function gradesOf({ grades = [] }: Detected): string {
  return grades.map(({ value }) => value).join(' ');
}

/** The worst case tells the story: of detections without a measure the later one's words count only when it is worse. */
function merge(entry: Entry, detected: Detected, seen: Seen): Case {
  const grades = gradesOf(detected);
  const known = entry.cases.find((one) => one.grades === grades);
  if (known === undefined) {
    const created = createCase(detected, seen);
    entry.cases.push(created);
    if (entry.cases.length > MAX_CASES) foldCases(entry);
    return created;
  }
  countCase(known, seen);
  const severity = detected.severity ?? entry.rule.severity;
  const before = known.detected.severity ?? entry.rule.severity;
  if (isWorse(severity, before) || (detected.tellsAll === true && !isWorse(before, severity)))
    known.detected = detected;
  return known;
}

/** What once was excused stays so: of cookies that are renewed the newest has not been used yet. */
function excuse(entry: Entry, { unless }: Detected): void {
  if (entry.unless?.() === true) entry.excused = true;
  if (unless !== undefined) entry.unless = unless;
}

/** The two cases that lie nearest to each other become one, with the words of the first of them in order of time. */
function foldCases({ cases }: Entry): void {
  const sorted = [...cases].sort((a, b) => measureOf(a) - measureOf(b));
  let best = 1;
  for (let at = 2; at < sorted.length; at++)
    if (measureOf(sorted[at]) - measureOf(sorted[at - 1]) < measureOf(sorted[best]) - measureOf(sorted[best - 1]))
      best = at;
  // The extremes stay, for they are what thresholds are held against.
  const [keep, drop] = best === sorted.length - 1 ? [sorted[best], sorted[best - 1]] : [sorted[best - 1], sorted[best]];
  if (!keep || !drop) return;
  addSeen(keep, drop);
  drop.into = keep;
  cases.splice(cases.indexOf(drop), 1);
}

function measureOf(one: Case | undefined): number {
  return one?.detected.grades?.[0]?.value ?? 0;
}

function countCase(one: Case, seen: Seen): void {
  if (seen.last !== undefined && seen.last === one.counted) return;
  addSeen(one, seen);
  if (seen.last !== undefined) one.counted = seen.last;
}

/** Counts one more time the thing was seen; the same exchange read again, now with its body, is no second time. */
export function countSeen(sight: Sight, seen: Seen): void {
  delete sight.entry.putRight;
  while (sight.one.into) sight.one = sight.one.into;
  countCase(sight.one, seen);
}
