import { createCapture } from '../../src/core/capture/create-capture.ts';
import { readHar } from '../../src/core/http/har.ts';
import { createPublicSuffixes } from '../../src/core/http/site.ts';
import { buildReport } from '../../src/core/report/build.ts';
import { readCookieRequests, readRequestCookies } from '../../src/core/report/cookie-use.ts';
import { redactExchange } from '../../src/core/report/redact.ts';
import { type Backstage, STATE } from '../fixtures/connection.ts';

/** What a background would know of a tab that did what a HAR tells; the time is that of its end. */
export function backstageOf(har: string): Backstage & { now: number } {
  const { exchanges, browser } = readHar(har);
  const capture = createCapture({ suffixes: createPublicSuffixes('example\ncom\norg'), browser });
  for (const exchange of exchanges) capture.observe({ kind: 'exchange', exchange });
  const now = capture.seen().to + 5_000;
  return {
    now,
    state: { ...STATE, site: capture.mainSite(), gaps: [] },
    rows: capture.rows(0),
    report: buildReport(capture, { now, source: 'live' }),
    exchange: (id) => redactExchange(capture, id),
    reveal: (id) => capture.credential(id)?.value,
    cookies: (id) => readRequestCookies(capture, id),
    cookieRequests: (id) => readCookieRequests(capture, id),
  };
}
