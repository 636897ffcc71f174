import { decodeJson } from './decode/json.ts';
import { isJsonObject, type JsonObject } from './decode/json-model.ts';

/** A public key as a key set has it (RFC 7517), with those members only that a check of a signature needs. */
export interface PublicKey {
  kty: string;
  kid?: string;
  use?: string;
  alg?: string;
  key_ops?: string[];
  crv?: string;
  x?: string;
  y?: string;
  n?: string;
  e?: string;
  /** Of the key pairs of an algorithm (RFC 9964). */
  pub?: string;
}

/** Key sets are a few kilobytes; those with certificates in them tens. */
const MAX_TEXT = 262_144;
const MAX_KEYS = 64;
/** Characters of all that is kept of one set. */
const MAX_KEPT = 32_768;
const MAX_NAME = 200;
/** RSA of 16,384 bits. */
const MAX_NUMBER = 2_732;
const MAX_OPERATIONS = 8;
const HINT = /"keys"\s{0,8}:\s{0,8}\[/;

const NAMES = ['kid', 'use', 'alg', 'crv'] as const;
const NUMBERS = ['x', 'y', 'n', 'e', 'pub'] as const;
/** What each type of key is made of (RFC 7518 section 6, RFC 8037, RFC 9964); symmetric keys (`oct`) are no public ones. */
const NEEDED: Readonly<Record<string, readonly (typeof NUMBERS)[number][]>> = {
  RSA: ['n', 'e'],
  EC: ['x', 'y'],
  OKP: ['x'],
  AKP: ['pub'],
};

/**
 * The public keys of a body that is a key set (RFC 7517 section 5); undefined for any other body. Private members and secrets are not
 * read: only members that are named here are. Linear, bounded, never throws.
 */
export function readKeySet(text: string): PublicKey[] | undefined {
  if (text.length > MAX_TEXT || !HINT.test(text)) return undefined;
  const { value } = decodeJson(text);
  if (!isJsonObject(value) || !Array.isArray(value.keys)) return undefined;
  const keys: PublicKey[] = [];
  let kept = 0;
  for (const one of value.keys) {
    const key = isJsonObject(one) ? readPublicKey(one) : undefined;
    if (key === undefined) continue;
    kept += JSON.stringify(key).length;
    if (kept > MAX_KEPT || keys.length >= MAX_KEYS) break;
    keys.push(key);
  }
  return keys.length === 0 ? undefined : keys;
}

/** The public half of a JWK; undefined when there is none. */
export function readPublicKey(jwk: JsonObject): PublicKey | undefined {
  const { kty, key_ops: operations } = jwk;
  if (typeof kty !== 'string' || !Object.hasOwn(NEEDED, kty)) return undefined;
  const key: PublicKey = { kty };
  for (const name of NAMES) {
    const value = jwk[name];
    if (typeof value === 'string' && value.length <= MAX_NAME) key[name] = value;
  }
  for (const name of NUMBERS) {
    const value = jwk[name];
    const limit = name === 'pub' ? MAX_NUMBER * 2 : MAX_NUMBER;
    if (typeof value === 'string' && value.length <= limit && /^[\w-]+=*$/.test(value)) key[name] = value;
  }
  if (Array.isArray(operations)) {
    const named = operations.filter((one): one is string => typeof one === 'string' && one.length <= MAX_NAME);
    if (named.length > 0) key.key_ops = named.slice(0, MAX_OPERATIONS);
  }
  return NEEDED[kty]?.every((name) => key[name] !== undefined) ? key : undefined;
}
