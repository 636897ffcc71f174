import type { Detected, Finding, Rule, Severity, Thresholds } from '../rule.ts';
import { isWorse, lowerSeverity, severityOnNetwork } from '../severity.ts';
import { addSeen, type Entry, type Seen } from './entry.ts';
import { judgeGrades } from './grade.ts';

export interface ListOptions {
  hasHsts(host: string): boolean;
  thresholds: Thresholds;
  isOff(rule: Rule): boolean;
  severityOf(ruleId: string): Severity | undefined;
}

/** The finding by the settings given; undefined when by them there is none. */
export function toFinding(entry: Entry, options: ListOptions): Finding | undefined {
  const { rule, host, hstsHost } = entry;
  if (options.isOff(rule) || entry.excused || entry.unless?.() === true) return undefined;
  let worst: { severity: Severity; detected: Detected } | undefined;
  const seen: Seen = { count: 0 };
  for (const one of entry.cases) {
    const { detected } = one;
    const severity = detected.grades
      ? judgeGrades(detected.grades, options.thresholds)
      : (detected.severity ?? rule.severity);
    if (severity === undefined) continue;
    if (
      worst === undefined ||
      isWorse(severity, worst.severity) ||
      isFurther(detected, worst.detected, severity, worst.severity)
    )
      worst = { severity, detected };
    addSeen(seen, one);
  }
  if (worst === undefined) return undefined;
  let severity: Severity | undefined = worst.severity;
  if (worst.detected.milder?.() === true) severity = lowerSeverity(severity);
  if (severity === 'error' && hstsHost !== undefined && options.hasHsts(hstsHost)) severity = 'warning';
  if (rule.transport) severity = severityOnNetwork(severity, host);
  if (severity === undefined) return undefined;
  return createFinding(entry, worst.detected, options.severityOf(rule.id) ?? severity, seen, options.thresholds);
}

/** Of two measures that are equally bad the one further over its threshold tells the story. */
function isFurther(one: Detected, other: Detected, severity: Severity, worst: Severity): boolean {
  const [grade, known] = [one.grades?.[0], other.grades?.[0]];
  if (severity !== worst || !grade || !known) return false;
  return grade.below ? grade.value < known.value : grade.value > known.value;
}

function createFinding(
  { rule, subject, putRight }: Entry,
  detected: Detected,
  severity: Severity,
  seen: Seen,
  thresholds: Thresholds,
): Finding {
  const known = detected.fixBy?.(thresholds) ?? detected.fix;
  const fix = typeof known === 'function' ? known() : known;
  const finding: Finding = {
    rule: rule.id,
    severity,
    confidence: detected.confidence ?? rule.confidence,
    subject,
    message: detected.message,
    evidence: detected.evidence,
    references: [],
    count: seen.count,
  };
  if (fix !== undefined) finding.fix = fix;
  if (seen.first !== undefined) finding.firstExchange = seen.first;
  if (seen.last !== undefined) finding.lastExchange = seen.last;
  if (putRight !== undefined) finding.putRight = putRight;
  return finding;
}
