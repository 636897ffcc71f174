/** What was not seen, and why. Views show each, so that nothing is missed in silence. */
export interface Gap {
  kind:
    | 'no-host-access'
    | 'paused'
    | 'evicted'
    | 'worker-restarted'
    | 'started-late'
    | 'no-response-bodies'
    | 'no-page-storage'
    | 'unusable-entry'
    | 'no-request-headers';
  text: string;
  /** How many things it concerns, where that can be counted. */
  count?: number;
  /** Milliseconds since the epoch, where it began at a known time. */
  since?: number;
  /** Origin it concerns. */
  origin?: string;
}
