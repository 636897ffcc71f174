import { createCapture } from '../../../src/core/capture/create-capture.ts';
import type { Failure } from '../../../src/core/diagnosis/failure.ts';
import { withCauseTexts } from '../../../src/core/diagnosis/texts.ts';
import type { Exchange } from '../../../src/core/http/exchange.ts';
import { createPublicSuffixes } from '../../../src/core/http/site.ts';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { createExchanges } from '../../../src/core/rules/support/examples.ts';

export type Browser = 'chrome' | 'firefox' | 'unknown';

const suffixes = createPublicSuffixes('example\ncom\norg\nnet\nuk co\nio github');

/** What is told of exchanges on all sites, with the texts of the causes. */
export function diagnosisOf(
  exchanges: readonly Exchange[],
  browser: Browser = 'chrome',
): { failures: Failure[]; expected: Failure[] } {
  const capture = createCapture({ suffixes, browser });
  for (const exchange of exchanges) capture.observe({ kind: 'exchange', exchange });
  const sites = capture.sites().map(({ site }) => site);
  return {
    failures: withCauseTexts(sites.flatMap((site) => capture.failures(site))),
    expected: sites.flatMap((site) => capture.expected(site)),
  };
}

/** Failures of exchanges in short form. */
export function diagnose(exchanges: ExampleExchange[], browser: Browser = 'chrome'): Failure[] {
  return diagnosisOf(createExchanges({ exchanges }), browser).failures;
}

/** What belongs to the course of things in exchanges in short form. */
export function expectedOf(exchanges: ExampleExchange[], browser: Browser = 'chrome'): Failure[] {
  return diagnosisOf(createExchanges({ exchanges }), browser).expected;
}

/** Causes named for all failures of exchanges in short form, the first failure's likeliest first. */
export function causesOf(exchanges: ExampleExchange[], browser: Browser = 'chrome'): string[] {
  return diagnose(exchanges, browser).flatMap(({ causes }) => causes.map(({ cause }) => cause));
}
