import { parseArgs } from 'node:util';
import { createCapture } from '../core/capture/create-capture.ts';
import type { Gap } from '../core/capture/gap.ts';
import { DEFAULT_SETTINGS, parseSettings, type Settings } from '../core/capture/settings.ts';
import { withCauseTexts } from '../core/diagnosis/texts.ts';
import { type Har, readHar } from '../core/http/har.ts';
import { createPublicSuffixes } from '../core/http/site.ts';
import { buildReport } from '../core/report/build.ts';
import { renderMarkdown } from '../core/report/render-markdown.ts';
import { renderText } from '../core/report/render-text.ts';
import type { Report } from '../core/report/report.ts';
import { rules } from '../core/rules/index.ts';
import { withTexts } from '../core/rules/texts.ts';
import { reasonOf } from './input-error.ts';
import { answerWhy, renderWhy, type WhyFormat } from './why.ts';

/** What the command line touches of the world, so that it can be run in a test. */
export interface Surroundings {
  version: string;
  /** Text of a file of at most `limit` bytes; `-` is the standard input. Throws an `InputError`, or what Node throws. */
  readFile(path: string, limit: number): string;
  /** Text of the public suffix list. */
  suffixes(): string;
  out(text: string): void;
  err(text: string): void;
  /** Milliseconds since the epoch. */
  now(): number;
  color: boolean;
  width: number;
}

/** Nothing wrong; findings of severity error; input, arguments or output that cannot be used. */
export type ExitCode = 0 | 1 | 2;

const HELP = `Usage: watchword scan FILE.har [--format text|json|markdown] [--config FILE]
       watchword why FILE.har [--request N] [--format text|json|markdown]

scan tells how the site in a HAR file authenticates, and what is unsafe about it;
why tells what went wrong, why, and what to do.
FILE may be - for the standard input, and packed with gzip or zip. At most 512 MB are read.

Options:
  -f, --format FORMAT   text (the default), json or markdown
  -r, --request N       only what concerns the request with that number (why)
  -c, --config FILE     thresholds, rules and hidden findings, as the options page exports them
  -h, --help            this help
  -v, --version         the version

Exit code: 0 no finding of severity error (why: no failure), 1 at least one, 2 the input cannot be used or the
output cannot be written. A reader that closes the pipe early (head) changes nothing about it.
`;

/** Bytes of a HAR, unpacked: no longer text fits into a string of Node. */
const MAX_HAR = 536_870_888;
const MAX_CONFIG = 4_194_304;
/** Problems of entries that are written out one by one. */
const MAX_SHOWN = 20;

/** Runs the command line with `argv` (without node and script). Gives the exit code; throws nothing a user can cause. */
export function run(argv: readonly string[], world: Surroundings): ExitCode {
  const args = readArgs(argv);
  if ('error' in args) return fail(world, `${args.error} Try watchword --help.`);
  if (args.help) return say(world, HELP);
  if (args.version) return say(world, `watchword ${world.version}\n`);
  const [command, file, ...rest] = args.positionals;
  if (command === undefined) return fail(world, 'There is no command. Try watchword --help.');
  if (command !== 'scan' && command !== 'why')
    return fail(world, `There is no command “${command}”. Try watchword --help.`);
  if (file === undefined) return fail(world, `${command} needs the name of a HAR file, or - for the standard input.`);
  if (rest.length > 0) return fail(world, `${command} reads one file at a time.`);
  const render = RENDERERS[args.format as keyof typeof RENDERERS];
  if (!Object.hasOwn(RENDERERS, args.format))
    return fail(world, `There is no format “${args.format}”; there are ${Object.keys(RENDERERS).join(', ')}.`);
  const settings = readSettings(args.config, world);
  if ('error' in settings) return fail(world, settings.error);
  if (command === 'scan') return scan(file, render, settings, world);
  if (args.request !== undefined && !/^#?[1-9]\d{0,8}$/.test(args.request))
    return fail(world, `“${args.request.slice(0, 40)}” is no number of a request.`);
  return why(file, args.format as WhyFormat, args.request?.replace('#', ''), settings, world);
}

const RENDERERS = {
  text: (report: Report, { width, color }: Surroundings) =>
    renderText(report, { width: Math.max(60, Math.min(140, width)), color }),
  json: (report: Report) => `${JSON.stringify(report, undefined, 2)}\n`,
  markdown: renderMarkdown,
};

/** Settings of a file; one with a mistake is refused, as a rule that stays on by a slip would be noticed too late. */
function readSettings(file: string | undefined, world: Surroundings): Settings | { error: string } {
  if (file === undefined) return DEFAULT_SETTINGS;
  let value: unknown;
  try {
    value = JSON.parse(world.readFile(file, MAX_CONFIG));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is no JSON' : reasonOf(error);
    return { error: `${file} cannot be read: ${why}.` };
  }
  const { settings, problems } = parseSettings(value, new Set(rules.map(({ id }) => id)));
  if (problems.length > 0) return { error: `${file}: ${problems.map(({ message }) => message).join(' ')}` };
  return settings;
}

function scan(
  file: string,
  render: (report: Report, world: Surroundings) => string,
  settings: Settings,
  world: Surroundings,
): ExitCode {
  const report = reportOfFile(file, settings, world);
  if (typeof report === 'number') return report;
  world.out(render(report, world));
  const hasError = report.sites.some(({ findings }) => findings.some(({ severity }) => severity === 'error'));
  return hasError ? 1 : 0;
}

function why(
  file: string,
  format: WhyFormat,
  request: string | undefined,
  settings: Settings,
  world: Surroundings,
): ExitCode {
  const report = reportOfFile(file, settings, world);
  if (typeof report === 'number') return report;
  if (request !== undefined && Number(request) > report.source.exchanges)
    return fail(world, `There is no request #${request}; the file has ${report.source.exchanges}.`);
  const answer = answerWhy(report, request);
  world.out(renderWhy(answer, format, { width: world.width, color: world.color }));
  return answer.failures.length > 0 ? 1 : 0;
}

/** The report of a file, or the exit code where it cannot be used. */
function reportOfFile(file: string, settings: Settings, world: Surroundings): Report | ExitCode {
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

interface Args {
  positionals: string[];
  format: string;
  request?: string;
  config?: string;
  help: boolean;
  version: boolean;
}

function readArgs(argv: readonly string[]): Args | { error: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: { type: 'string', short: 'f', default: 'text' },
        config: { type: 'string', short: 'c' },
        request: { type: 'string', short: 'r' },
        help: { type: 'boolean', short: 'h', default: false },
        version: { type: 'boolean', short: 'v', default: false },
      },
    });
    const { config, request } = values;
    return {
      positionals,
      ...(config === undefined ? {} : { config }),
      ...(request === undefined ? {} : { request }),
      format: values.format,
      help: values.help,
      version: values.version,
    };
  } catch (error) {
    return { error: error instanceof Error ? `${error.message.split('.')[0]}.` : 'The arguments cannot be read.' };
  }
}

function say(world: Surroundings, text: string): ExitCode {
  world.out(text);
  return 0;
}

function fail(world: Surroundings, message: string): ExitCode {
  world.err(`watchword: ${message}\n`);
  return 2;
}
