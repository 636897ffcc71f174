import type { Grade, Severity, Thresholds } from '../rule.ts';
import { isWorse } from '../severity.ts';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** The worst severity of the grades; undefined when none of them is over its thresholds. */
export function judgeGrades(grades: readonly Grade[], thresholds: Thresholds): Severity | undefined {
  let worst: Severity | undefined;
  for (const grade of grades) {
    const severity = judge(grade, thresholds);
    if (severity !== undefined && (worst === undefined || isWorse(severity, worst))) worst = severity;
  }
  return worst;
}

function judge({ value, above = {}, below = {} }: Grade, thresholds: Thresholds): Severity | undefined {
  return SEVERITIES.find((severity) => {
    const ceiling = above[severity];
    const floor = below[severity];
    return (ceiling !== undefined && value > thresholds[ceiling]) || (floor !== undefined && value < thresholds[floor]);
  });
}
