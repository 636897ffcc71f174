import { createCapture } from '../core/capture/create-capture.ts';
import type { Gap } from '../core/capture/gap.ts';
import type { Settings } from '../core/capture/settings.ts';
import { withCauseTexts } from '../core/diagnosis/texts.ts';
import { type Har, readHar } from '../core/http/har.ts';
import { createPublicSuffixes } from '../core/http/site.ts';
import { buildReport } from '../core/report/build.ts';
import type { Report } from '../core/report/report.ts';
import { withTexts } from '../core/rules/texts.ts';
import { reasonOf } from './input-error.ts';
import { type ExitCode, fail, type Surroundings } from './world.ts';

/** Bytes of a HAR, unpacked: no longer text fits into a string of Node. */
const MAX_HAR = 536_870_888;
/** Problems of entries that are written out one by one. */
const MAX_SHOWN = 20;

/** The report of a file, or the exit code where it cannot be used. */
export function reportOfFile(file: string, settings: Settings, world: Surroundings): Report | ExitCode {
  const name = file === '-' ? 'standard input' : file;
  let text: string;
  try {
    text = world.readFile(file, MAX_HAR);
  } catch (error) {
    return fail(world, `${name} cannot be read: ${reasonOf(error)}.`);
  }
  const har = readHar(text);
  for (const { entry, url, message, leftOut } of har.problems.slice(0, MAX_SHOWN)) {
    world.err(
      `${name}: entry ${entry}${url === undefined ? '' : ` (${url})`}: ${message}${leftOut ? '; left out' : ''}\n`,
    );
  }
  if (har.problems.length > MAX_SHOWN)
    world.err(`${name}: ${har.problems.length - MAX_SHOWN} more problems of entries are not shown\n`);
  if (har.error !== undefined) return fail(world, `${name}: ${har.error}`);
  return reportOf(har, settings, world);
}

function reportOf(har: Har, { thresholds, rules: ruleSettings, hidden }: Settings, world: Surroundings): Report {
  const capture = createCapture({
    suffixes: createPublicSuffixes(world.suffixes()),
    browser: har.browser,
    thresholds,
    settings: ruleSettings,
    hidden,
  });
  for (const gap of gapsOf(har)) capture.observe({ kind: 'gap', gap });
  for (const exchange of har.exchanges) capture.observe({ kind: 'exchange', exchange });
  const report = buildReport(capture, { now: world.now(), source: 'har' });
  return {
    ...report,
    sites: report.sites.map((site) => ({
      ...site,
      failures: withCauseTexts(site.failures),
      findings: withTexts(site.findings, site.credentials),
    })),
  };
}

/** What the file does not hold. */
function gapsOf(har: Har): Gap[] {
  const gaps: Gap[] = [
    { kind: 'no-page-storage', text: 'A HAR file does not hold what the page keeps in its storage.' },
  ];
  if (har.leftOut > 0) {
    const first = har.problems.find(({ leftOut }) => leftOut);
    const why = first ? `; entry ${first.entry}: ${first.message}` : '';
    gaps.push({
      kind: 'unusable-entry',
      text: `Entries that could not be read were left out${why}.`,
      count: har.leftOut,
    });
  }
  if (har.takenOut) {
    const how =
      har.browser === 'chrome'
        ? ' Chromium leaves them out unless “Allow to generate HAR with sensitive data” is on and that export is chosen.'
        : '';
    const text = `No request or response in the file has a Cookie, Set-Cookie or Authorization header: they may have been taken out.${how}`;
    gaps.push({ kind: 'no-request-headers', text });
  } else if (har.withoutHeaders > 0) {
    const text =
      'The request headers of some entries are not in the file, so it is not known what those requests sent.';
    gaps.push({ kind: 'no-request-headers', text, count: har.withoutHeaders });
  }
  if (har.withoutBodies > 0) {
    const text = 'The texts of JSON responses are not in the file, so tokens issued in them were not seen.';
    gaps.push({ kind: 'no-response-bodies', text, count: har.withoutBodies });
  }
  return gaps;
}
