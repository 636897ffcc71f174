import type { CredentialRole } from './credential.ts';
import type { JsonObject, JsonValue } from './decode/json-model.ts';

/** A claim that differs between a token and the one before it. Absent sides: the claim was not there. */
export interface ClaimChange {
  name: string;
  before?: JsonValue;
  after?: JsonValue;
}

/** From one credential of a lineage to the next. */
export interface Succession {
  from: string;
  to: string;
  /** Milliseconds since the epoch at which the next was first seen, and how long after the one before. */
  at: number;
  afterMs: number;
  /** Claim by claim, for tokens that can be read. */
  changes: ClaimChange[];
  /** More claims changed than are kept. */
  changesLeftOut?: number;
}

/** Credentials that follow each other: refreshed tokens, rotated session IDs. */
export interface Lineage {
  /** Pseudonym of the first. */
  id: string;
  role: CredentialRole;
  /** How many there were. */
  count: number;
  /** The newest successions, a bounded number, and all of their distances in milliseconds. */
  successions: Succession[];
  shortestMs: number;
  meanMs: number;
  /** Of a refresh token: how often it was used, and how often another came back in its place. */
  used: number;
  rotated: number;
}

/** What the lineages need to know of a credential. */
export interface Member {
  id: string;
  role: CredentialRole;
  firstSeen: number;
  claims?: JsonObject | undefined;
}

/** Puts the credentials that follow each other in one slot into lineages. */
export interface Lineages {
  /** Lineage and generation of the next credential in `slot`. */
  next(slot: string, member: Member): { lineage: string; generation: number };
  get(id: string): Lineage | undefined;
}

/** Slots remembered; the ones begun first are forgotten first. */
const MAX_SLOTS = 2000;
const MAX_SUCCESSIONS = 8;
const MAX_CHANGES = 40;
/** Longer values (as JSON, in characters) are only told to have changed. */
const MAX_VALUE = 500;

/** No lineage yet. */
export function createLineages(): Lineages {
  const slots = new Map<string, { lineage: Lineage; newest: Member }>();
  const byId = new Map<string, Lineage>();
  return {
    next(slot, member) {
      const known = slots.get(slot);
      if (known) {
        const { lineage, newest } = known;
        follow(lineage, newest, member);
        known.newest = member;
        return { lineage: lineage.id, generation: lineage.count };
      }
      if (slots.size >= MAX_SLOTS) {
        const [oldest, { lineage }] = slots.entries().next().value as [string, { lineage: Lineage }];
        slots.delete(oldest);
        byId.delete(lineage.id);
      }
      const { id, role } = member;
      const lineage: Lineage = { id, role, count: 1, successions: [], shortestMs: 0, meanMs: 0, used: 0, rotated: 0 };
      slots.set(slot, { lineage, newest: member });
      byId.set(id, lineage);
      return { lineage: id, generation: 1 };
    },
    get: (id) => byId.get(id),
  };
}

function follow(lineage: Lineage, before: Member, member: Member): void {
  const afterMs = Math.max(0, member.firstSeen - before.firstSeen);
  const { count, successions } = lineage;
  lineage.shortestMs = count === 1 ? afterMs : Math.min(lineage.shortestMs, afterMs);
  lineage.meanMs += (afterMs - lineage.meanMs) / count;
  lineage.count++;
  const all = before.claims && member.claims ? compareClaims(before.claims, member.claims) : [];
  const changes = all.slice(0, MAX_CHANGES);
  if (successions.length >= MAX_SUCCESSIONS) successions.shift();
  const succession: Succession = { from: before.id, to: member.id, at: member.firstSeen, afterMs, changes };
  if (all.length > changes.length) succession.changesLeftOut = all.length - changes.length;
  successions.push(succession);
}

/** The claims that differ, in the order of the older claims set, then of the newer. */
export function compareClaims(before: JsonObject, after: JsonObject): ClaimChange[] {
  const changes: ClaimChange[] = [];
  for (const name in before) {
    const [one, other] = [textOf(before[name]), textOf(after[name])];
    if (one !== other) changes.push(change(name, before[name], one, after[name], other));
  }
  for (const name in after)
    if (before[name] === undefined) changes.push(change(name, undefined, '', after[name], textOf(after[name])));
  return changes;
}

function textOf(value: JsonValue | undefined): string {
  return value === undefined ? '' : JSON.stringify(value);
}

function change(
  name: string,
  before: JsonValue | undefined,
  beforeText: string,
  after: JsonValue | undefined,
  afterText: string,
): ClaimChange {
  const changed: ClaimChange = { name: name.slice(0, MAX_VALUE) };
  if (before !== undefined)
    changed.before = beforeText.length > MAX_VALUE ? `(${beforeText.length} characters)` : before;
  if (after !== undefined) changed.after = afterText.length > MAX_VALUE ? `(${afterText.length} characters)` : after;
  return changed;
}
