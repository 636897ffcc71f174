import type { Credential } from '../../credential/book.ts';
import type { TokenProblem, TokenProblemCode } from '../../credential/decode/jwt-model.ts';
import type { Detected } from '../rule.ts';
import { describeToken } from './token.ts';

/** The first problem of a token with one of the codes; undefined when it has none of them or is no JWT. */
export function findTokenProblem(credential: Credential, ...codes: TokenProblemCode[]): TokenProblem | undefined {
  return credential.jwt?.problems.find(({ code }) => codes.includes(code));
}

/** A finding that says what the decoder says. */
export function reportTokenProblem(credential: Credential, ...codes: TokenProblemCode[]): Detected[] {
  const problem = findTokenProblem(credential, ...codes);
  if (problem === undefined) return [];
  return [
    {
      message: `${describeToken(credential)}: ${problem.message}`,
      evidence: [`part: ${problem.part}`, `problem: ${problem.code}`],
    },
  ];
}
