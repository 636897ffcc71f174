import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCapture } from '../../src/core/capture/create-capture.ts';
import { readHar } from '../../src/core/http/har.ts';
import { createPublicSuffixes } from '../../src/core/http/site.ts';
import { buildReport } from '../../src/core/report/build.ts';
import type { SiteReport } from '../../src/core/report/report.ts';
import { truths } from './verdict/truth.ts';

const folder = new URL('verdict/', import.meta.url);
const suffixes = createPublicSuffixes('org\ntest\nnet\nco\nsupabase.co');

function reportOf(file: string): SiteReport {
  const har = readHar(readFileSync(new URL(`${file}.har`, folder), 'utf8'));
  const capture = createCapture({ suffixes, browser: har.browser });
  for (const exchange of har.exchanges) capture.observe({ kind: 'exchange', exchange });
  const [site] = buildReport(capture, { now: har.exchanges.at(-1)?.endedAt ?? 0, source: 'har' }).sites;
  if (!site) throw new Error(`${file} has no site`);
  return site;
}

const verdicts = truths.map((truth) => ({ truth, report: reportOf(truth.file) }));

describe('the verdict on one recording for each mechanism', () => {
  it.each(verdicts)('$truth.file: strategy', ({ truth, report: { strategy } }) => {
    expect(truth.is, JSON.stringify(strategy, undefined, 1)).toContain(strategy.id);
    if (truth.first) expect(strategy.evidence[0]?.text).toMatch(truth.first);
    if (truth.origin) expect(strategy.evidence.map(({ text }) => text).join(' ')).toContain(truth.origin);
  });

  it.each(verdicts)('$truth.file: login', ({ truth, report }) => {
    const worked = report.logins.filter(({ outcome }) => outcome === 'succeeded');
    expect(
      worked.map(({ id }) => id),
      JSON.stringify(report.logins),
    ).toEqual(truth.login === undefined ? [] : [truth.login]);
  });

  it('has the truth of each recording in the folder', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.har'));
    expect(truths.map(({ file }) => `${file}.har`).sort()).toEqual(files.sort());
  });

  it('counts, and nothing is wrong at 0.9 and more', () => {
    const wrong = verdicts.filter(({ truth, report }) => !truth.is.includes(report.strategy.id));
    const lines = verdicts.map(({ truth, report: { strategy } }) =>
      [truth.file.padEnd(44), strategy.id.padEnd(15), strategy.confidence.toFixed(2)].join(' '),
    );
    console.log(`${lines.join('\n')}\n${verdicts.length - wrong.length} of ${verdicts.length} right`);
    expect(wrong.filter(({ report }) => report.strategy.confidence >= 0.9)).toEqual([]);
  });
});
