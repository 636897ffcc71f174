import { getAlgorithm, getEncryption, type JoseAlgorithm } from './jose-algorithms.ts';
import { getString, isJsonObject, type JsonObject } from './json-model.ts';
import { detectJwt } from './jwt-detect.ts';
import type { DecodedJwt, TokenPart, TokenPartName } from './jwt-model.ts';
import {
  addProblem,
  createProblem,
  decodeJsonPart,
  decodeOpaquePart,
  decodeUnencodedPart,
  describePart,
  isReadableText,
} from './jwt-part.ts';

export type { DecodedJwt, TokenPart, TokenPartName, TokenProblem, TokenProblemCode } from './jwt-model.ts';

/** Tokens within tokens that are opened; deeper ones are named only. */
const MAX_NESTING = 4;
/** Parts kept of a text with dots beyond number. */
const MAX_PARTS = 8;

const JWS_PARTS: TokenPartName[] = ['header', 'payload', 'signature'];
const JWE_PARTS: TokenPartName[] = [
  'header',
  'encrypted-key',
  'initialization-vector',
  'ciphertext',
  'authentication-tag',
];

/**
 * Decodes a compact JWS or JWE (RFC 7515 section 7.1, RFC 7516 section 7.1, RFC 7519), or what is left of one, part by part. It
 * verifies nothing and decrypts nothing. Never throws; time is linear in the text, whatever it is.
 */
export function decodeJwt(text: string): DecodedJwt {
  return decodeCompact(text, 0);
}

function decodeCompact(text: string, depth: number): DecodedJwt {
  const texts = splitParts(text);
  const header = decodeJsonPart('header', texts[0] as string);
  const count = countDots(text, texts) + 1;
  return decodeParts({ length: text.length, count, header, texts, depth });
}

interface TokenTexts {
  length: number;
  /** Number of parts; may be more than there are texts. */
  count: number;
  header: TokenPart;
  texts: readonly string[];
  depth: number;
  /** Header members that stand outside the protected header (JSON serialization only). */
  unprotected?: JsonObject;
}

/** Names the parts by what the header says the token is, and looks at each. */
export function decodeParts({ length, count, header: headerPart, texts, depth, unprotected }: TokenTexts): DecodedJwt {
  const token: DecodedJwt = {
    form: 'broken',
    serialization: 'compact',
    length,
    parts: [headerPart],
    payload: 'unreadable',
    problems: [],
  };
  const header = readHeader(headerPart, unprotected);
  if (header !== undefined) token.header = header;
  else if (headerPart.text === '') addProblem(headerPart, 'empty-part');
  else if (headerPart.json !== undefined) addProblem(headerPart, 'not-an-object');
  const alg = getString(header, 'alg');
  const enc = getString(header, 'enc');
  const encrypted =
    enc !== undefined || (count === 5 && (alg === undefined || getAlgorithm(alg)?.use === 'key-management'));
  const names = encrypted ? JWE_PARTS : JWS_PARTS;
  if (length === 0) token.problems.push(createProblem('empty', 'The value is empty.'));
  else if (count !== names.length) {
    const kind = encrypted ? 'an encrypted token (JWE)' : 'a signed token (JWS)';
    const has = count === 1 ? 'has 1 part' : `has ${count} parts`;
    token.problems.push(createProblem('wrong-part-count', `It ${has}; ${kind} has ${names.length}.`));
  } else if (header !== undefined && alg !== undefined && (!encrypted || enc !== undefined)) {
    token.form = encrypted ? 'jwe' : 'jws';
  }
  if (header !== undefined) readAlgorithms(token, headerPart, alg, enc, encrypted);
  for (let index = 1; index < texts.length; index++) {
    const name = names[index] ?? 'extra';
    const part =
      name === 'payload'
        ? decodePayload(token, texts[index] as string)
        : decodeOpaquePart(name, texts[index] as string);
    token.parts.push(part);
    if (part.name === 'payload') readPayload(token, part, depth);
  }
  if (encrypted) checkEncryptedParts(token, alg);
  else checkSignature(token, alg);
  for (const part of token.parts) for (const problem of part.problems) token.problems.push(problem);
  return token;
}

function splitParts(text: string): string[] {
  const texts: string[] = [];
  let from = 0;
  while (texts.length < MAX_PARTS - 1) {
    const dot = text.indexOf('.', from);
    if (dot < 0) break;
    texts.push(text.slice(from, dot));
    from = dot + 1;
  }
  texts.push(text.slice(from));
  return texts;
}

function countDots(text: string, texts: readonly string[]): number {
  let dots = texts.length - 1;
  if (texts.length < MAX_PARTS) return dots;
  for (let at = text.length - (texts.at(-1) as string).length; at < text.length; at++)
    if (text.charCodeAt(at) === 0x2e) dots++;
  return dots;
}

function readHeader(part: TokenPart, unprotected: JsonObject | undefined): JsonObject | undefined {
  const own = isJsonObject(part.json) ? part.json : undefined;
  if (unprotected === undefined) return own;
  const merged = unprotected;
  for (const name in own) merged[name] = own[name] as JsonObject[string];
  return merged;
}

function readAlgorithms(token: DecodedJwt, part: TokenPart, alg?: string, enc?: string, encrypted?: boolean): void {
  if (alg === undefined) addProblem(part, 'alg-missing', 'The header names no algorithm (alg).');
  else {
    // RFC 8725 section 3.1 compares alg exactly; "None" is met in attacks only, and is shown for what it means.
    const algorithm = getAlgorithm(alg) ?? (alg.toLowerCase() === 'none' ? getAlgorithm('none') : undefined);
    if (algorithm === undefined) addProblem(part, 'alg-unknown', 'The algorithm (alg) is not a registered one.');
    else {
      token.algorithm = algorithm;
      if ((algorithm.use === 'key-management') !== encrypted) {
        const says = algorithm.use === 'key-management' ? 'encryption' : 'signing';
        addProblem(
          part,
          'alg-misplaced',
          `The algorithm (alg) is one for ${says}, the token is ${encrypted ? 'encrypted' : 'signed'}.`,
        );
      }
    }
  }
  if (!encrypted) return;
  if (enc === undefined) addProblem(part, 'enc-missing', 'The header names no content encryption (enc).');
  else {
    const encryption = getEncryption(enc);
    if (encryption !== undefined) token.encryption = encryption;
    else addProblem(part, 'enc-unknown', 'The content encryption (enc) is not a registered one.');
  }
}

function decodePayload(token: DecodedJwt, text: string): TokenPart {
  return token.header?.b64 === false && text !== '' ? decodeUnencodedPart(text) : decodeJsonPart('payload', text);
}

function readPayload(token: DecodedJwt, part: TokenPart, depth: number): void {
  const cty = getString(token.header, 'cty')?.toLowerCase();
  if (part.text === '') {
    token.payload = 'detached';
    return;
  }
  if (isJsonObject(part.json)) {
    token.claims = part.json;
    token.payload = 'claims';
    return;
  }
  const content = part.decodedText;
  if (content !== undefined && (cty === 'jwt' || cty === 'application/jwt' || detectJwt(content) !== undefined)) {
    token.payload = 'nested';
    part.problems = part.problems.filter(({ code }) => code !== 'not-json');
    if (depth + 1 < MAX_NESTING) token.nested = decodeCompact(content, depth + 1);
    else addProblem(part, 'nested-too-deep', `Tokens within tokens are read ${MAX_NESTING} deep.`);
    return;
  }
  if (cty === 'jwt')
    addProblem(part, 'nested-missing', 'The header says the payload is a token (cty), but it is none.');
  if (token.header?.b64 === false) token.payload = 'unencoded';
  else if (part.json !== undefined) {
    token.payload = 'json';
    addProblem(part, 'not-an-object');
  } else if (part.bytes > 0) token.payload = isReadableText(part) ? 'text' : 'bytes';
}

function checkSignature(token: DecodedJwt, alg: string | undefined): void {
  const part = token.parts.find(({ name }) => name === 'signature');
  if (part === undefined) return;
  const unsigned = alg?.toLowerCase() === 'none';
  if (part.text === '') {
    if (!unsigned) addProblem(part, 'empty-signature', 'The signature is empty.');
  } else if (unsigned) addProblem(part, 'unexpected-signature', 'There is a signature, though the algorithm is none.');
  else checkLength(part, token.algorithm?.bytes, alg);
}

/** Lengths that the algorithms fix (RFC 7518 sections 4.5, 4.6 and 5). */
function checkEncryptedParts(token: DecodedJwt, alg: string | undefined): void {
  for (const part of token.parts) {
    if (part.name === 'encrypted-key') {
      const none = (token.algorithm as JoseAlgorithm | undefined)?.noEncryptedKey === true;
      if (none && part.text !== '') addProblem(part, 'unexpected-part');
      else if (!none && token.algorithm !== undefined && part.text === '') addProblem(part, 'empty-part');
    } else if (part.name === 'initialization-vector')
      checkLength(part, token.encryption?.ivBytes, getString(token.header, 'enc'));
    else if (part.name === 'authentication-tag')
      checkLength(part, token.encryption?.bytes, getString(token.header, 'enc'));
    else if (part.name === 'ciphertext') {
      token.payload = 'encrypted';
      if (part.text === '' && alg !== undefined) addProblem(part, 'empty-part');
    }
  }
}

function checkLength(part: TokenPart, expected: number | undefined, algorithm: string | undefined): void {
  if (expected === undefined || part.bytes === expected) return;
  addProblem(
    part,
    'wrong-length',
    `The ${describePart(part.name)} is ${part.bytes} bytes; ${algorithm} makes ${expected}.`,
  );
}
