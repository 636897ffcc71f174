import { isLocalHost, isPrivateHost } from '../http/site.ts';
import type { Severity } from './rule.ts';

const ORDER: readonly Severity[] = ['info', 'warning', 'error'];
const CONFIDENCE = ['low', 'medium', 'high'];

/** One level down; info stays info. */
export function lowerSeverity(severity: Severity): Severity {
  return severity === 'error' ? 'warning' : 'info';
}

/** Severity of what others on the network could do: undefined on localhost, where there is no network, one level down on private hosts. */
export function severityOnNetwork(severity: Severity, host: string): Severity | undefined {
  if (isLocalHost(host)) return undefined;
  return isPrivateHost(host) ? lowerSeverity(severity) : severity;
}

/** Severity by steps: the highest of `info`, `warning` and `error` that `value` is above; undefined when it is above none. */
export function severityAbove(value: number, info: number, warning: number, error = Infinity): Severity | undefined {
  if (value > error) return 'error';
  if (value > warning) return 'warning';
  return value > info ? 'info' : undefined;
}

/** Orders findings for people: worst first, then surest, then most frequent. */
export function compareFindings(
  a: { severity: Severity; confidence: string; count: number },
  b: { severity: Severity; confidence: string; count: number },
): number {
  return (
    ORDER.indexOf(b.severity) - ORDER.indexOf(a.severity) ||
    CONFIDENCE.indexOf(b.confidence) - CONFIDENCE.indexOf(a.confidence) ||
    b.count - a.count
  );
}

/** True when `a` is worse than `b`. */
export function isWorse(a: Severity, b: Severity): boolean {
  return ORDER.indexOf(a) > ORDER.indexOf(b);
}
