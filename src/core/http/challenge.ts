import { type AuthParam, type AuthProblem, readParam } from './authorization.ts';

/** One challenge of WWW-Authenticate or Proxy-Authenticate (RFC 9110 section 11.3). */
export interface Challenge {
  /** Lower case. */
  scheme: string;
  schemeText: string;
  token68?: string;
  params: AuthParam[];
  problems: AuthProblem[];
}

/** Challenges kept of one field. */
const MAX_CHALLENGES = 32;
/** Parameters kept of one challenge. */
const MAX_PARAMS = 64;

/**
 * Reads a WWW-Authenticate value that may hold several challenges (RFC 9110 section 11.6.1). The comma separates challenges and
 * parameters alike: a word followed by a space and no `=` begins a challenge. Linear time, never throws.
 */
export function parseChallenges(value: string): Challenge[] {
  const challenges: Challenge[] = [];
  let current: Challenge | undefined;
  let at = 0;
  while (at < value.length) {
    while (at < value.length && /[\s,]/.test(value.charAt(at))) at++;
    if (at >= value.length) break;
    const word = wordAt(value, at);
    const after = skipBlanks(value, at + word.length);
    const isParam = word !== '' && value.charAt(after) === '=' && current !== undefined;
    if (word !== '' && !isParam) {
      if (challenges.length >= MAX_CHALLENGES) break;
      current = { scheme: word.toLowerCase(), schemeText: word, params: [], problems: [] };
      challenges.push(current);
      at = after;
      const token = token68At(value, at);
      if (token !== '') {
        current.token68 = token;
        at += token.length;
      }
      continue;
    }
    const read = readParam(value, at, current?.problems ?? []);
    if (read.param && current && current.params.length < MAX_PARAMS) current.params.push(read.param);
    at = Math.max(read.next, at + 1);
  }
  return challenges;
}

/** Value of the parameter `name` (lower case), or undefined. */
export function getAuthParam(params: readonly AuthParam[] | undefined, name: string): string | undefined {
  return params?.find((param) => param.name.toLowerCase() === name)?.value;
}

const WORD = /[!#$%&'*+\-.^_`|~0-9A-Za-z]*/y;
// A token68 stands alone: after it comes a comma or the end, so `realm=x` is none.
const TOKEN68 = /[A-Za-z0-9\-._~+/]+=*(?=[ \t]*(?:,|$))/y;

function wordAt(text: string, at: number): string {
  WORD.lastIndex = at;
  return WORD.exec(text)?.[0] ?? '';
}

function token68At(text: string, at: number): string {
  TOKEN68.lastIndex = at;
  return TOKEN68.exec(text)?.[0] ?? '';
}

function skipBlanks(text: string, at: number): number {
  let index = at;
  while (text.charAt(index) === ' ' || text.charAt(index) === '\t') index++;
  return index;
}
