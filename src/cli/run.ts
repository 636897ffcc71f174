import { parseArgs } from 'node:util';
import { DEFAULT_SETTINGS, parseSettings, type Settings } from '../core/capture/settings.ts';
import { renderMarkdown } from '../core/report/render-markdown.ts';
import { renderText } from '../core/report/render-text.ts';
import type { Report } from '../core/report/report.ts';
import { rules } from '../core/rules/index.ts';
import { decodeText, renderDecoded } from './decode-text.ts';
import { reasonOf } from './input-error.ts';
import { reportOfFile } from './report-of-file.ts';
import { answerWhy, renderWhy, type WhyFormat } from './why.ts';
import { type ExitCode, fail, type Surroundings, say } from './world.ts';

const HELP = `Usage: watchword scan FILE.har [--format text|json|markdown] [--config FILE]
       watchword why FILE.har [--request N] [--format text|json|markdown]
       watchword decode [TEXT] [--format text|json]

scan tells how the site in a HAR file authenticates, and what is unsafe about it;
why tells what went wrong, why, and what to do;
decode tells what a token, cookie, SAML message, URL or cURL command says. Without TEXT, or with -, it reads all of
the standard input, where a secret is not left in the history of the shell.
FILE may be - for the standard input, and packed with gzip or zip. At most 512 MB are read.

Options:
  -f, --format FORMAT   text (the default), json or markdown
  -r, --request N       only what concerns the request with that number (why)
  -c, --config FILE     thresholds, rules and hidden findings, as the options page exports them
  -h, --help            this help
  -v, --version         the version

Exit code: 0 no finding of severity error (why: no failure), 1 at least one, 2 the input cannot be used or the
output cannot be written. decode: 1 where what it reads is broken, 2 where it is nothing that is known. A reader that closes the pipe early (head) changes nothing about it.
`;

const MAX_CONFIG = 4_194_304;
/** Characters of a pasted text that are read. */
const MAX_PASTED = 1_048_576;

/** Runs the command line with `argv` (without node and script). Gives the exit code; throws nothing a user can cause. */
export function run(argv: readonly string[], world: Surroundings): ExitCode {
  const args = readArgs(argv);
  if ('error' in args) return fail(world, `${args.error} Try watchword --help.`);
  if (args.help) return say(world, HELP);
  if (args.version) return say(world, `watchword ${world.version}\n`);
  const [command, file, ...rest] = args.positionals;
  if (command === undefined) return fail(world, 'There is no command. Try watchword --help.');
  if (command === 'decode') return decode(file, rest.length, args.format, world);
  if (command !== 'scan' && command !== 'why')
    return fail(world, `There is no command ${quoteWord(command)}. Try watchword --help.`);
  if (file === undefined) return fail(world, `${command} needs the name of a HAR file, or - for the standard input.`);
  if (rest.length > 0) return fail(world, `${command} reads one file at a time.`);
  const render = RENDERERS[args.format as keyof typeof RENDERERS];
  if (!Object.hasOwn(RENDERERS, args.format))
    return fail(world, `There is no format ${quoteWord(args.format)}; there are ${Object.keys(RENDERERS).join(', ')}.`);
  const settings = readSettings(args.config, world);
  if ('error' in settings) return fail(world, settings.error);
  if (command === 'scan') return scan(file, render, settings, world);
  if (args.request !== undefined && !/^#?[1-9]\d{0,8}$/.test(args.request))
    return fail(world, `${quoteWord(args.request)} is no number of a request.`);
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

function decode(text: string | undefined, more: number, format: string, world: Surroundings): ExitCode {
  if (more > 0)
    return fail(world, 'decode reads one text at a time; put it in quotes, or give it on the standard input.');
  if (format !== 'text' && format !== 'json')
    return fail(world, `decode has no format ${quoteWord(format)}; there are text, json.`);
  let input = text;
  if (input === undefined || input === '-') {
    try {
      input = world.readFile('-', MAX_PASTED);
    } catch (error) {
      return fail(world, `standard input cannot be read: ${reasonOf(error)}.`);
    }
  }
  const decoded = decodeText(input);
  if (decoded.shown.kind === 'unknown') return fail(world, 'It is nothing that is known here.');
  world.out(renderDecoded(decoded, format, { width: world.width, color: world.color, now: world.now() }));
  return decoded.problems.length > 0 ? 1 : 0;
}

/** A word of the command line as an error may quote it: what is longer than a word could be a token. */
function quoteWord(text: string): string {
  return /^[\w.#-]{1,24}$/.test(text) ? `“${text}”` : 'of that name';
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
    // The message quotes what it does not know, which may be a token.
    const option = /'(-{1,2}[a-z-]{1,20})[ ']/i.exec(error instanceof Error ? error.message : '')?.[1];
    return { error: option === undefined ? 'The options cannot be read.' : `The option ${option} cannot be read.` };
  }
}
