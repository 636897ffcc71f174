import { readFileSync } from 'node:fs';
import { loadPublicSuffixes } from './public-suffixes.ts';
import { run } from './run.ts';

// A reader that closes the pipe early (head, less) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = run(process.argv.slice(2), {
  version: __VERSION__,
  readFile: (path) => readFileSync(path === '-' ? 0 : path, 'utf8'),
  suffixes: loadPublicSuffixes,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  now: () => Date.now(),
  color: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
  width: process.stdout.columns ?? 100,
});
