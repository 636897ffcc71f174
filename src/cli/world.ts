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

/** Writes what was asked for. */
export function say(world: Surroundings, text: string): ExitCode {
  world.out(text);
  return 0;
}

/** Tells why nothing can be done. */
export function fail(world: Surroundings, message: string): ExitCode {
  world.err(`watchword: ${message}\n`);
  return 2;
}
