/** What was not seen, and why. Views show each, so that nothing is missed in silence. */
export interface Gap {
  kind: GapKind;
  text: string;
  /** How many things it concerns, where that can be counted. */
  count?: number;
  /** Milliseconds since the epoch, where it began at a known time. */
  since?: number;
  /** Origin it concerns. */
  origin?: string;
}

export type GapKind =
  | 'no-host-access'
  | 'paused'
  | 'evicted'
  | 'worker-restarted'
  | 'started-late'
  | 'no-response-bodies'
  | 'no-page-storage'
  | 'unusable-entry'
  | 'no-request-headers'
  | 'forgotten'
  | 'credentials-left-out'
  | 'sites-left-out'
  | 'findings-left-out'
  | 'rule-failed';

/** Gaps that leave the verdict as it is: what was learnt before, or what was let go of because it told least. */
const HARMLESS = new Set<GapKind>([
  'evicted',
  'credentials-left-out',
  'sites-left-out',
  'findings-left-out',
  'rule-failed',
]);

/** True when the verdict could be another if this had been seen. */
export function touchesVerdict({ kind }: Gap): boolean {
  return !HARMLESS.has(kind);
}

/** Gaps that come of the limits of memory; none for what stayed within them. */
export function gapsOfLimits({
  exchanges,
  credentials,
  sites,
}: {
  exchanges: number;
  credentials: number;
  sites: number;
}): Gap[] {
  const gaps: Gap[] = [];
  const add = (kind: GapKind, count: number, text: string) => {
    if (count > 0) gaps.push({ kind, text, count });
  };
  add(
    'evicted',
    exchanges,
    'Old requests were dropped from the list to stay within the memory limit. What was learnt from them is kept.',
  );
  add(
    'credentials-left-out',
    credentials,
    'There were more tokens and cookies than are kept: those that told least were dropped. No verdict and no finding rests on them.',
  );
  add(
    'sites-left-out',
    sites,
    'There were more sites than are kept: those used longest ago were dropped, with all that was known of them.',
  );
  return gaps;
}
