import { decodeBase64Url } from './base64.ts';
import { decodeJson } from './json.ts';
import { isJsonObject, type JsonNote, type JsonObject, type JsonValue } from './json-model.ts';
import { decodeUtf8, hasControlCharacters } from './utf8.ts';

export type PasetoProblemCode =
  | 'not-base64url'
  | 'too-short'
  | 'wrong-part-count'
  | 'unknown-version'
  | 'unknown-purpose'
  | 'not-json'
  | 'not-utf8'
  | 'deprecated-version';

/** A PASETO, or a PASERK-free part of one. */
export interface DecodedPaseto {
  version: number;
  /** `local` is encrypted, `public` is signed and its claims can be read. */
  purpose: 'local' | 'public' | 'unknown';
  /** In words, how this version does it. */
  algorithm?: string;
  claims?: JsonObject;
  notes: JsonNote[];
  /** The footer, which is never encrypted. */
  footer?: JsonValue;
  /** Bytes of the payload, signature or tag included. */
  bytes: number;
  problems: PasetoProblemCode[];
}

const ALGORITHMS: Readonly<Record<string, string>> = {
  '1.local': 'AES-256-CTR with HMAC SHA-384',
  '1.public': 'RSA-PSS with SHA-384',
  '2.local': 'XChaCha20-Poly1305',
  '2.public': 'Ed25519',
  '3.local': 'AES-256-CTR with HMAC SHA-384',
  '3.public': 'ECDSA on P-384 with SHA-384',
  '4.local': 'XChaCha20 with BLAKE2b',
  '4.public': 'Ed25519',
};
/** Bytes of the signature at the end of a public payload, and of nonce and tag around a local one. */
const SIGNATURE_BYTES: Readonly<Record<number, number>> = { 1: 256, 2: 64, 3: 96, 4: 64 };
const LOCAL_BYTES: Readonly<Record<number, number>> = { 1: 80, 2: 40, 3: 80, 4: 64 };

/** True for a text with a PASETO header. */
export function isPaseto(value: string): boolean {
  return /^v[1-9]\.(?:local|public)\.[\w-]/.test(value);
}

/** Decodes a PASETO, versions 1 to 4, as far as it shows without a key; undefined when it has no such header. Never throws. */
export function decodePaseto(value: string): DecodedPaseto | undefined {
  const [header = '', word = '', payload, footer, ...rest] = value.split('.', 6);
  const match = /^v(\d{1,2})$/.exec(header);
  if (match === null || payload === undefined) return undefined;
  const purpose = word === 'local' || word === 'public' ? word : 'unknown';
  const version = Number(match[1]);
  const token: DecodedPaseto = { version, purpose, notes: [], bytes: 0, problems: [] };
  const add = (code: PasetoProblemCode) => {
    if (!token.problems.includes(code)) token.problems.push(code);
  };
  const algorithm = ALGORITHMS[`${version}.${purpose}`];
  if (algorithm !== undefined) token.algorithm = algorithm;
  if (version < 1 || version > 4) add('unknown-version');
  if (purpose === 'unknown') add('unknown-purpose');
  if (version === 1 || version === 2) add('deprecated-version');
  if (rest.length > 0) add('wrong-part-count');
  const { bytes, ok } = decodeBase64Url(payload);
  token.bytes = bytes.length;
  if (!ok) add('not-base64url');
  const overhead = (purpose === 'local' ? LOCAL_BYTES : SIGNATURE_BYTES)[version] ?? 0;
  if (bytes.length < overhead) add('too-short');
  else if (purpose === 'public') readClaims(token, bytes.subarray(0, bytes.length - overhead), add);
  if (footer !== undefined && footer !== '') readFooter(token, footer, add);
  return token;
}

function readClaims(token: DecodedPaseto, bytes: Uint8Array, add: (code: PasetoProblemCode) => void): void {
  const { text, ok } = decodeUtf8(bytes);
  if (!ok) add('not-utf8');
  const json = decodeJson(text);
  token.notes = json.notes;
  if (isJsonObject(json.value)) token.claims = json.value;
  if (!json.ok || !isJsonObject(json.value)) add('not-json');
}

function readFooter(token: DecodedPaseto, footer: string, add: (code: PasetoProblemCode) => void): void {
  const decoded = decodeBase64Url(footer);
  if (!decoded.ok) add('not-base64url');
  const { text, ok } = decodeUtf8(decoded.bytes);
  const json = decodeJson(text);
  if (json.ok && json.value !== undefined) token.footer = json.value;
  else if (ok && !hasControlCharacters(text)) token.footer = text;
  else add('not-utf8');
}
