import { isatty } from 'node:tty';
import { decodeText } from './decode.ts';
import { readInput } from './input.ts';
import { reasonOf } from './input-error.ts';
import { createOutput } from './output.ts';
import { loadPublicSuffixes } from './public-suffixes.ts';
import { run } from './run.ts';
import type { ExitCode } from './world.ts';

const out = createOutput(1);
// Where there is nobody to hear of an error, nothing can be done about it.
const err = createOutput(2);
const isTerminal = isatty(1);

function start(): ExitCode {
  const code = run(process.argv.slice(2), {
    version: __VERSION__,
    readFile: (path, limit) => decodeText(readInput(path, limit), limit),
    suffixes: loadPublicSuffixes,
    out: out.write,
    err: err.write,
    now: () => Date.now(),
    color: isTerminal && process.env.NO_COLOR === undefined,
    width: (isTerminal ? process.stdout.columns : undefined) ?? 100,
  });
  const failure = out.failure();
  if (failure === undefined) return code;
  err.write(`watchword: the output could not be written: ${reasonOf(failure)}.\n`);
  return 2;
}

try {
  process.exitCode = start();
} catch (error) {
  // What an error of our own says could hold a part of the file, so only its kind and its place are told.
  const { name, stack = '' } = error instanceof Error ? error : new Error();
  const frames = stack.split('\n').filter((line) => /^ {4}at /.test(line));
  err.write(
    `watchword: it failed in a way that nobody foresaw (${name}). Please report it with these lines:\n${frames.join('\n')}\n`,
  );
  process.exitCode = 2;
}
