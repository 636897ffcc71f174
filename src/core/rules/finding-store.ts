import type { Detected, Finding, Rule, Severity } from './rule.ts';
import { compareFindings, isWorse, severityOnNetwork } from './severity.ts';

/** Findings kept of one site; a hostile page can make up any number of cookie names. */
const MAX_FINDINGS = 1000;

/** What a finding is about, and the key under which findings of one thing merge. */
export interface About {
  subject: Finding['subject'];
  /** The thing's identity: a lineage of credentials, a cookie of an origin, a host. */
  identity: string;
  host: string;
}

/** A finding while it is still being counted. */
export interface Entry {
  key: string;
  rule: Rule;
  finding: Finding;
  host: string;
  hstsHost?: string;
}

/** When a thing was seen, to count a finding by. */
export interface Seen {
  count: number;
  first?: string;
  last?: string;
}

export interface FindingStore {
  /** Adds to the finding of the same rule, thing and detail, or begins one; undefined when there are too many. */
  add(rule: Rule, detected: Detected, about: About, seen: Seen): Entry | undefined;
  remove(entry: Entry): void;
  /** All findings, worst first. */
  list(options: ListOptions): Finding[];
  /** Findings that were not kept. */
  leftOut(): number;
}

export interface ListOptions {
  hasHsts(host: string): boolean;
  severityOf(ruleId: string): Severity | undefined;
}

/** The findings of one site, one for each rule, thing and detail. Adding costs the same however many there are. */
export function createFindingStore(): FindingStore {
  const entries = new Map<string, Entry>();
  let leftOut = 0;

  function add(rule: Rule, detected: Detected, about: About, seen: Seen): Entry | undefined {
    const key = `${rule.id}\n${about.identity}\n${detected.name ?? ''}\n${detected.detail ?? ''}`;
    const known = entries.get(key);
    if (known !== undefined) {
      merge(known.finding, detected, rule.severity);
      countSeen(known, seen);
      return known;
    }
    if (entries.size >= MAX_FINDINGS) {
      leftOut++;
      return undefined;
    }
    const entry: Entry = { key, rule, finding: createFinding(rule, detected, about, seen), host: about.host };
    if (detected.lessWithHsts !== undefined) entry.hstsHost = detected.lessWithHsts;
    entries.set(key, entry);
    return entry;
  }

  function list({ hasHsts, severityOf }: ListOptions): Finding[] {
    const findings: Finding[] = [];
    for (const { rule, finding, host, hstsHost } of entries.values()) {
      let severity: Severity | undefined = finding.severity;
      if (severity === 'error' && hstsHost !== undefined && hasHsts(hstsHost)) severity = 'warning';
      if (rule.transport) severity = severityOnNetwork(severity, host);
      if (severity !== undefined) findings.push({ ...finding, severity: severityOf(rule.id) ?? severity });
    }
    return findings.sort(compareFindings);
  }

  return { add, remove: (entry) => void entries.delete(entry.key), list, leftOut: () => leftOut };
}

function createFinding(rule: Rule, detected: Detected, about: About, seen: Seen): Finding {
  const finding: Finding = {
    rule: rule.id,
    severity: detected.severity ?? rule.severity,
    confidence: detected.confidence ?? rule.confidence,
    subject: detected.name === undefined ? about.subject : { ...about.subject, name: detected.name },
    message: detected.message,
    evidence: detected.evidence,
    references: [],
    count: seen.count,
  };
  if (detected.fix !== undefined) finding.fix = detected.fix;
  if (seen.first !== undefined) finding.firstExchange = seen.first;
  if (seen.last !== undefined) finding.lastExchange = seen.last;
  return finding;
}

/** The worst case tells the story: a finding that got worse takes the words of the later case. */
function merge(finding: Finding, detected: Detected, fallback: Severity): void {
  const severity = detected.severity ?? fallback;
  if (!isWorse(severity, finding.severity)) return;
  finding.severity = severity;
  finding.message = detected.message;
  finding.evidence = detected.evidence;
  if (detected.confidence !== undefined) finding.confidence = detected.confidence;
  if (detected.fix !== undefined) finding.fix = detected.fix;
}

/** Counts one more time the thing was seen; the same exchange read again, now with its body, is no second time. */
export function countSeen({ finding }: Entry, seen: Seen): void {
  if (seen.last !== undefined && seen.last === finding.lastExchange) return;
  finding.count += seen.count;
  if (finding.firstExchange === undefined && seen.first !== undefined) finding.firstExchange = seen.first;
  if (seen.last !== undefined) finding.lastExchange = seen.last;
}
