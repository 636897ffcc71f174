import type { Exchange } from './exchange.ts';

/** Labels of hosts that only take in what pages report. */
const HOST =
  /^(?:telemetry|analytics|metrics|collect|collector|collection|tracker|tracking|track|beacons?|pixel|rum|sentry|ingest|crash(?:lytics|es)?|snowplow|matomo|piwik|mixpanel|amplitude|segment|posthog|heapanalytics|measure|measurement|log-?ingest|browser-intake|bam|hotjar|clarity|plausible|statsig)(?:-?\d+|-[a-z]{2,3}\d?)?$/i;
/** Labels and segments that say so only of what is sent in. */
const HOST_OF_WRITES =
  /^(?:events?|logs?|logging|logger|stats?|statistics|usage|insights?|errors?|monitoring|hits?)(?:-?\d+)?$/i;
const PATH =
  /^(?:track|tracking|collect|beacons?|telemetry|analytics|rum|pixel|envelope|impressions?|page-?views?|clicks?|log-?events?|event-?log|client-?(?:logs?|metrics|events?)|web-?vitals|perf-?(?:metrics|logs?)|crash-?reports?|csp-?reports?)(?:\.[a-z]{2,4})?$/i;

/**
 * True for a request that reports what happens on a page: measurements, errors, clicks. Its key says which application reports, not who the
 * user is, so it tells nothing of how the site authenticates.
 */
export function isTelemetry({ method, type }: Exchange, url: URL): boolean {
  if (type === 'ping') return true;
  const labels = url.hostname.split('.').slice(0, -1);
  if (labels.some((label) => HOST.test(label))) return true;
  if (method !== 'POST') return false;
  if (labels.slice(0, -1).some((label) => HOST_OF_WRITES.test(label))) return true;
  return url.pathname
    .slice(0, 512)
    .split('/', 12)
    .some((segment) => PATH.test(segment));
}
