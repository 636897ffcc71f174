import type { Failure } from '../../src/core/diagnosis/failure.ts';
import { wordsOf } from './render.ts';
import type { Truth } from './truth.ts';

/** How good an answer is. */
export interface Score {
  file: string;
  /** 2 for all that had to be said, 1 for a part of it, 0 for nothing or with a false word. */
  points: number;
  /** How much of what had to be said was. */
  said: string;
  /** The first cause that is named. */
  first: string;
  misleading: string[];
  failures: number;
}

/** Scores an answer; `beside` is what else is told, in which nothing false may stand either. */
export function score(
  { file, cause, mentions, wrong = [] }: Truth,
  failures: readonly Failure[],
  beside: string = '',
): Score {
  const words = wordsOf(failures);
  const said = mentions.filter((one) => one.test(words)).length;
  const misleading = wrong.filter((one) => one.test(words) || one.test(beside)).map(String);
  const first = failures[0]?.causes[0]?.cause ?? 'none';
  const complete = said === mentions.length && first === cause;
  const points = misleading.length > 0 ? 0 : complete ? 2 : said > 0 || first === cause ? 1 : 0;
  return { file, points, said: `${said}/${mentions.length}`, first, misleading, failures: failures.length };
}

/** One line of a table. */
export function describeScore({ points, said, first, misleading, failures }: Score): string {
  const more = failures === 1 ? '' : `, ${failures} failures`;
  return `${points} (${said} ${first}${more})${misleading.length > 0 ? ` MISLEADING ${misleading}` : ''}`;
}
