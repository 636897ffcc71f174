import type { JoseAlgorithm } from './jose-algorithms.ts';
import type { JsonNote, JsonObject, JsonValue } from './json-model.ts';

export type TokenPartName =
  | 'header'
  | 'payload'
  | 'signature'
  | 'encrypted-key'
  | 'initialization-vector'
  | 'ciphertext'
  | 'authentication-tag'
  | 'extra';

/** Stable codes of what can be wrong with a token. */
export type TokenProblemCode =
  | 'empty'
  | 'wrong-part-count'
  | 'json-serialization'
  | 'more-signatures'
  | 'not-base64url'
  | 'whitespace'
  | 'standard-alphabet'
  | 'padding'
  | 'cut-short'
  | 'trailing-bits'
  | 'not-utf8'
  | 'byte-order-mark'
  | 'not-json'
  | 'not-an-object'
  | 'too-deep'
  | 'duplicate-member'
  | 'prototype-member'
  | 'lone-surrogate'
  | 'alg-missing'
  | 'alg-unknown'
  | 'alg-misplaced'
  | 'enc-missing'
  | 'enc-unknown'
  | 'empty-part'
  | 'empty-signature'
  | 'unexpected-signature'
  | 'unexpected-part'
  | 'wrong-length'
  | 'nested-too-deep'
  | 'nested-missing';

export interface TokenProblem {
  code: TokenProblemCode;
  part: TokenPartName | 'token';
  /** What is wrong, for people. Holds no value of the token. */
  message: string;
}

export interface TokenPart {
  name: TokenPartName;
  /** As it stands in the token. */
  text: string;
  /** Length in bytes once decoded; of a broken part, what could be decoded. */
  bytes: number;
  /** The decoded bytes as text, of header and payload when they are no clean JSON. */
  decodedText?: string;
  json?: JsonValue;
  /** What the JSON text says and its value does not: duplicate members, exact numbers. */
  notes: JsonNote[];
  problems: TokenProblem[];
}

/** What the payload of a JWS is. */
export type PayloadKind = 'claims' | 'json' | 'text' | 'bytes' | 'nested' | 'detached' | 'unencoded' | 'encrypted';

export interface DecodedJwt {
  /** `broken`: the header or the number of parts is neither a JWS's nor a JWE's. */
  form: 'jws' | 'jwe' | 'broken';
  serialization: 'compact' | 'json';
  /** Length of the token in characters. */
  length: number;
  parts: TokenPart[];
  /** The JOSE header, or as much of it as could be read. */
  header?: JsonObject;
  /** The claims set, or as much of it as could be read. */
  claims?: JsonObject;
  payload: PayloadKind | 'unreadable';
  /** What `alg` stands for: signature or MAC of a JWS, key management of a JWE. */
  algorithm?: JoseAlgorithm;
  /** What `enc` of a JWE stands for. */
  encryption?: JoseAlgorithm;
  /** The token that is the payload (RFC 7519 section 5.2). */
  nested?: DecodedJwt;
  /** All problems, of the parts and of the whole. */
  problems: TokenProblem[];
}
