import { createCapture } from '../../src/core/capture/create-capture.ts';
import type { Exchange } from '../../src/core/http/exchange.ts';
import { createPublicSuffixes } from '../../src/core/http/site.ts';
import { buildReport } from '../../src/core/report/build.ts';
import type { Report, SiteReport } from '../../src/core/report/report.ts';
import type { Labelled } from './label.ts';

const suffixes = createPublicSuffixes('example\ncom\norg\nco.uk');

/** The report of a list of exchanges, as the command line makes it. */
export function reportOf(exchanges: readonly Exchange[]): Report {
  const capture = createCapture({ suffixes, browser: 'chrome' });
  for (const exchange of exchanges) capture.observe({ kind: 'exchange', exchange });
  return buildReport(capture, { now: exchanges.at(-1)?.endedAt ?? 0, source: 'har' });
}

/** The report of the site that the label is about. */
export function siteReportOf({ exchanges, site }: Labelled): SiteReport {
  const found = reportOf(exchanges).sites.find((one) => one.site === site);
  if (!found) throw new Error(`no report of ${site}`);
  return found;
}
