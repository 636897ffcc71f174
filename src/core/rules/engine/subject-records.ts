import type { Credential } from '../../credential/book.ts';
import type { Rule } from '../rule.ts';
import type { Entry, Sight } from './entry.ts';
import { countSeen, type FindingStore } from './finding-store.ts';
import { credentialOf, hasState, type SubjectRecord, takeRole } from './subject.ts';

/** Things remembered of one site, oldest forgotten first; a forgotten thing that comes again is only checked again. */
const MAX_RECORDS = 1000;

/** Runs the rules that `which` lets pass over a thing; gives what became of what they detected. */
export type RunRules = (record: SubjectRecord, which: (rule: Rule) => boolean) => Sight[];

/** The things of one site that were handed to the rules, so that each is judged when it is new or has changed, and else only counted. */
export interface SubjectRecords {
  /**
   * Hands a thing over. `slot` names the place it is in, where one thing follows another there (tokens of a lineage): what was
   * found of the one before and is not found of this one was put right.
   */
  hand(key: string, record: SubjectRecord, slot?: string): void;
  /** Judges again what is about these credentials, whose role has become clearer; what was found by the old role goes. */
  judgeAgain(credentials: readonly Credential[]): void;
  /** The things about one credential. */
  about(credential: Credential): Iterable<SubjectRecord>;
  all(): Iterable<SubjectRecord>;
}

/** No thing yet. */
export function createSubjectRecords(store: FindingStore, run: RunRules): SubjectRecords {
  const records = new Map<string, SubjectRecord>();
  const byCredential = new Map<Credential, Set<SubjectRecord>>();
  const slots = new Map<string, SubjectRecord>();

  function keep(key: string, record: SubjectRecord): void {
    const known = records.get(key);
    if (known) drop(key, known);
    else if (records.size >= MAX_RECORDS) {
      const oldest = records.entries().next();
      if (!oldest.done) drop(...oldest.value);
    }
    records.set(key, record);
    const credential = credentialOf(record);
    if (credential === undefined) return;
    const of = byCredential.get(credential);
    if (of) of.add(record);
    else byCredential.set(credential, new Set([record]));
  }

  function drop(key: string, record: SubjectRecord): void {
    records.delete(key);
    const credential = credentialOf(record);
    const of = credential && byCredential.get(credential);
    of?.delete(record);
    if (credential && of?.size === 0) byCredential.delete(credential);
  }

  function hand(key: string, record: SubjectRecord, slot?: string): void {
    const known = records.get(key);
    if (known !== undefined && known.text === record.text && known.role === record.role) {
      if (record.last === undefined || known.last === record.last) return;
      known.count++;
      known.last = record.last;
      for (const sight of known.sights) countSeen(sight, record);
      if (slot !== undefined) noteSlot(slot, known);
      return;
    }
    const before = known ?? (slot === undefined ? undefined : slots.get(slot));
    if (known !== undefined) record.sights.push(...known.sights.filter(({ entry }) => hasState(entry.rule)));
    keep(key, record);
    addSights(record, run(record, all));
    if (before !== undefined) putRight(before, record);
    if (slot !== undefined) noteSlot(slot, record);
  }

  function noteSlot(slot: string, record: SubjectRecord): void {
    if (!slots.has(slot) && slots.size >= MAX_RECORDS) {
      const oldest = slots.keys().next();
      if (!oldest.done) slots.delete(oldest.value);
    }
    slots.set(slot, record);
  }

  /** What a rule found of the thing before and does not find of the one in its place is past; of rules with a memory nobody can say so. */
  function putRight(before: SubjectRecord, record: SubjectRecord): void {
    // A cookie that signs nobody in any more is another thing, not the same one put right.
    if (before.role !== record.role) return;
    const found = new Set(record.sights.map(({ entry }) => entry));
    for (const { entry } of before.sights) {
      if (found.has(entry) || hasState(entry.rule)) continue;
      entry.putRight ??= record.last ?? '';
    }
  }

  function judgeAgain(credentials: readonly Credential[]): void {
    const changed = new Set<SubjectRecord>();
    const withdrawn = new Set<Entry>();
    for (const credential of credentials) {
      for (const record of byCredential.get(credential) ?? []) {
        if (!takeRole(record)) continue;
        changed.add(record);
        for (const { entry } of record.sights) if (!hasState(entry.rule)) withdrawn.add(entry);
      }
    }
    if (changed.size === 0) return;
    for (const entry of withdrawn) store.remove(entry);
    for (const record of records.values()) {
      if (!changed.has(record) && !record.sights.some(({ entry }) => withdrawn.has(entry))) continue;
      record.sights = record.sights.filter(({ entry }) => !withdrawn.has(entry));
      // What a rule remembers has this subject in it already.
      addSights(
        record,
        run(record, (rule) => !hasState(rule)),
      );
    }
  }

  return {
    hand,
    judgeAgain,
    about: (credential) => byCredential.get(credential) ?? [],
    all: () => records.values(),
  };
}

function addSights(record: SubjectRecord, sights: readonly Sight[]): void {
  for (const sight of sights)
    if (!record.sights.some(({ entry, one }) => entry === sight.entry && one === sight.one)) record.sights.push(sight);
}

const all = () => true;
