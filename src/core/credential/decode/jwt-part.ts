import {
  type Base64Problem,
  type Base64ProblemCode,
  decodeBase64Url,
  decodeExactBinary,
  measureBase64Url,
} from './base64.ts';
import { decodeJson } from './json.ts';
import type { JsonNote } from './json-model.ts';
import type { TokenPart, TokenPartName, TokenProblem, TokenProblemCode } from './jwt-model.ts';
import { decodeUtf8, hasControlCharacters } from './utf8.ts';

const PART_WORDS: Record<TokenPartName, string> = {
  header: 'header',
  payload: 'payload',
  signature: 'signature',
  'encrypted-key': 'encrypted key',
  'initialization-vector': 'initialization vector',
  ciphertext: 'ciphertext',
  'authentication-tag': 'authentication tag',
  extra: 'extra part',
};

/** The part's name as people say it. */
export function describePart(name: TokenPartName): string {
  return PART_WORDS[name];
}

/** A part of which only the length counts: signature, key, vector, ciphertext, tag. */
export function decodeOpaquePart(name: TokenPartName, text: string): TokenPart {
  const { bytes, problems } = measureBase64Url(text);
  const part: TokenPart = { name, text, bytes, notes: [], problems: [] };
  addBase64Problems(part, problems);
  return part;
}

/** A part that should be JSON in UTF-8: reads as much of it as there is. */
export function decodeJsonPart(name: TokenPartName, text: string): TokenPart {
  const part: TokenPart = { name, text, bytes: 0, notes: [], problems: [] };
  const binary = decodeExactBinary(text);
  // Most headers and payloads are ASCII, whose bytes are the text already.
  if (binary !== undefined && /^[\0-\x7f]+$/.test(binary)) {
    part.bytes = binary.length;
    readJson(part, binary);
    return part;
  }
  const bytes = decodePartBytes(part);
  if (bytes.length === 0) return part;
  const decoded = decodeUtf8(bytes);
  for (const code of decoded.problems) addProblem(part, code);
  readJson(part, decoded.text);
  return part;
}

/** The payload of a JWS with `b64: false` (RFC 7797): it stands in the token as it is. */
export function decodeUnencodedPart(text: string): TokenPart {
  const part: TokenPart = { name: 'payload', text, bytes: text.length, decodedText: text, notes: [], problems: [] };
  const json = decodeJson(text);
  if (json.ok && json.value !== undefined) {
    part.json = json.value;
    part.notes = json.notes;
  }
  return part;
}

/** Puts a problem on the part, in words. */
export function addProblem(part: TokenPart, code: TokenProblemCode, message = describe(code, part.name)): void {
  if (!part.problems.some((known) => known.code === code && known.message === message)) {
    part.problems.push({ code, part: part.name, message });
  }
}

/** A problem of the token as a whole. */
export function createProblem(
  code: TokenProblemCode,
  message: string,
  part: TokenProblem['part'] = 'token',
): TokenProblem {
  return { code, part, message };
}

function decodePartBytes(part: TokenPart): Uint8Array {
  const { bytes, problems } = decodeBase64Url(part.text);
  part.bytes = bytes.length;
  addBase64Problems(part, problems);
  return bytes;
}

function addBase64Problems(part: TokenPart, problems: readonly Base64Problem[]): void {
  for (const { code } of problems) addProblem(part, PROBLEM_OF_BASE64[code]);
}

function readJson(part: TokenPart, text: string): void {
  const json = decodeJson(text);
  part.notes = json.notes;
  if (json.value !== undefined) part.json = json.value;
  // Members before a syntax error are worth showing; a bare word or number before one is not JSON at all.
  if (!json.ok) {
    part.decodedText = text;
    if (typeof json.value !== 'object' || json.value === null) delete part.json;
  }
  for (const note of json.notes) addJsonProblem(part, note);
  // A cut in the middle of four characters leaves stray bits: one cause, one problem.
  if (part.problems.some(({ code }) => code === 'cut-short'))
    part.problems = part.problems.filter(({ code }) => code !== 'trailing-bits');
}

function addJsonProblem(part: TokenPart, note: JsonNote): void {
  const name = describePart(part.name);
  if (note.code === 'duplicate-member') {
    const member = quote(note.path.at(-1));
    addProblem(
      part,
      note.code,
      `The ${name} has the member ${member} more than once; readers may disagree which one counts.`,
    );
  } else if (note.code === 'cut-short') {
    // Text that never was JSON also ends too early; only a started object or array was cut.
    addProblem(part, part.json === undefined ? 'not-json' : 'cut-short');
  } else if (note.code === 'syntax' || note.code === 'trailing-text' || note.code === 'control-character') {
    addProblem(part, 'not-json');
  } else if (note.code !== 'unsafe-integer' && note.code !== 'inexact-number') addProblem(part, note.code);
}

function quote(name: string | number | undefined): string {
  const text = String(name ?? '');
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

const PROBLEM_OF_BASE64: Record<Base64ProblemCode, TokenProblemCode> = {
  'invalid-character': 'not-base64url',
  whitespace: 'whitespace',
  'standard-alphabet': 'standard-alphabet',
  'url-alphabet': 'standard-alphabet',
  padding: 'padding',
  'wrong-padding': 'padding',
  'impossible-length': 'cut-short',
  'trailing-bits': 'trailing-bits',
};

function describe(code: TokenProblemCode, name: TokenPartName): string {
  const part = describePart(name);
  switch (code) {
    case 'not-base64url':
      return `The ${part} has a character that is not base64url; what follows it was not read.`;
    case 'whitespace':
      return `The ${part} has spaces or line breaks in it.`;
    case 'standard-alphabet':
      return `The ${part} is base64, with + or /; a token is base64url, with - and _.`;
    case 'padding':
      return `The ${part} ends with =; base64url in a token has no padding.`;
    case 'cut-short':
      return `The ${part} stops in the middle; the token was cut.`;
    case 'trailing-bits':
      return `The last character of the ${part} carries bits that belong to no byte; no encoder writes it so.`;
    case 'not-utf8':
      return `The ${part} is not UTF-8 text.`;
    case 'byte-order-mark':
      return `The ${part} begins with a byte order mark.`;
    case 'not-json':
      return `The ${part} is not JSON.`;
    case 'not-an-object':
      return `The ${part} is JSON, but no object.`;
    case 'too-deep':
      return `The ${part} is nested too deep to be read whole.`;
    case 'prototype-member':
      return `The ${part} has a member called __proto__.`;
    case 'lone-surrogate':
      return `The ${part} has half of a surrogate pair, which is no character.`;
    case 'empty-part':
      return `The ${part} is empty.`;
    case 'unexpected-part':
      return `The ${part} should be empty with this algorithm.`;
    default:
      return `The ${part} is wrong.`;
  }
}

/** True when a decoded payload reads as text rather than as bytes. */
export function isReadableText(part: TokenPart): boolean {
  const text = part.decodedText;
  return text !== undefined && !part.problems.some(({ code }) => code === 'not-utf8') && !hasControlCharacters(text);
}
