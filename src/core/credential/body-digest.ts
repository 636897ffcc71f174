import { type Answer, readAnswer } from '../http/error-answer.ts';
import type { ResponseBody } from '../http/exchange.ts';
import { type PageMarks, readPageMarks } from '../http/page-marks.ts';
import type { Found } from './credential.ts';
import { type PublicKey, readKeySet } from './key-set.ts';
import { readBlame } from './read-blame.ts';
import { readResponseBody } from './read-body.ts';
import { readDocument } from './read-document.ts';
import { readTokenResponse, type TokenResponse } from './token-response.ts';

/** What was learnt from a response body. The text itself is not kept. */
export interface BodyDigest {
  mediaType: string;
  /** Characters of the text that was read. */
  length: number;
  truncated?: boolean;
  /** Credentials in it, in order. */
  found: Found[];
  /** What it says as the answer to a token request, if it is one. */
  token?: TokenResponse;
  /** What it says of a refusal, of a session or of keys. */
  answer?: Answer;
  /** What it says as a document of a sign-in protocol, by the names of its members. */
  document?: Readonly<Record<string, string>>;
  /** The public keys in it, if it is a key set. */
  keySet?: PublicKey[];
  /** What it says of signing in, if it is a page or JSON. */
  marks?: PageMarks;
  /** What a refused sign-in says was wrong, where it names but one of the two. */
  blames?: 'user' | 'password';
}

/** Reads a body once: all that any layer may ever ask of it. Never throws; of a text that nobody can read only its length is known. */
export function digestBody(body: ResponseBody): BodyDigest {
  const { mediaType, text } = body;
  const digest: BodyDigest = { mediaType, length: text.length, found: readResponseBody(body) };
  if (body.truncated) digest.truncated = true;
  const token = readTokenResponse(mediaType, text);
  if (token !== undefined) digest.token = token;
  const answer = readAnswer(mediaType, text);
  if (answer) digest.answer = answer;
  const document = readDocument(mediaType, text);
  if (document !== undefined) digest.document = document;
  const keySet = readKeySet(text);
  if (keySet !== undefined) digest.keySet = keySet;
  const marks = readPageMarks(mediaType, text);
  if (marks !== undefined) digest.marks = marks;
  const blames = readBlame(mediaType, text);
  if (blames !== undefined) digest.blames = blames;
  return digest;
}
