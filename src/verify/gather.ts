import type { JWK } from 'jose';
import type { JsonObject } from '../core/credential/decode/json-model.ts';
import { isJsonObject } from '../core/credential/decode/json-model.ts';
import type { PublicKey } from '../core/credential/key-set.ts';
import { readKeySet } from '../core/credential/key-set.ts';
import type { Key } from './key.ts';
import { readKeys } from './read-keys.ts';

/** Key sets that were seen, and where issuers say that theirs are. */
export interface KnownSets {
  sets: readonly { url: string; keys: readonly PublicKey[] }[];
  issuers: readonly { issuer: string; keysUrl: string }[];
}

/** The keys of all sets that were seen; those of the token's own issuer first. */
export function keysFromSets({ sets, issuers }: KnownSets, iss: unknown): Key[] {
  const keysUrl = issuers.find(({ issuer }) => issuer === iss)?.keysUrl;
  return [...sets]
    .sort((one, other) => Number(other.url === keysUrl) - Number(one.url === keysUrl))
    .flatMap(({ url, keys }) =>
      keys.map((jwk): Key => {
        const key: Key = { jwk: jwk as JWK, origin: 'seen', from: url };
        return url === keysUrl || originOf(url) === originOf(iss) ? { ...key, ofIssuer: true } : key;
      }),
    );
}

/** What a server that was asked for a key set has answered. */
export function keysFromAnswer(text: string, url: string, iss: unknown): Key[] | undefined {
  return readKeySet(text)?.map(
    (jwk): Key => ({
      jwk: jwk as JWK,
      origin: 'fetched',
      from: url,
      ...(iss === undefined ? {} : { ofIssuer: true }),
    }),
  );
}

/** Kinds of tokens that are signed with the very key that they bring along (RFC 9449 section 4.2, OpenID4VCI). */
const PROOFS = new Set(['dpop+jwt', 'openid4vci-proof+jwt']);

/** True for a token whose header has the key that it is signed with, as its kind demands. */
export function isProofOfKey(header: JsonObject): boolean {
  return typeof header.typ === 'string' && PROOFS.has(header.typ.toLowerCase()) && isJsonObject(header.jwk);
}

/** The key or certificate that the token's own header brings along. */
export async function keysFromHeader({ jwk, x5c }: JsonObject): Promise<Key[]> {
  if (isJsonObject(jwk)) return [{ jwk: jwk as JWK, origin: 'token', from: 'jwk' }];
  if (!Array.isArray(x5c) || typeof x5c[0] !== 'string') return [];
  const read = await readKeys(`-----BEGIN CERTIFICATE-----\n${x5c[0]}\n-----END CERTIFICATE-----`);
  return read.ok ? read.keys.map(({ jwk: one }): Key => ({ jwk: one, origin: 'token', from: 'x5c' })) : [];
}

/** Where to ask for an issuer's keys, or why nowhere. */
export type Address =
  /** A key set, or a description (RFC 8414) that says where the key set is. */
  { kind: 'keys' | 'description'; url: string } | { kind: 'none'; reason: string };

/** Where the keys of the issuer are, as it said itself, else where it has to say so (OpenID Connect Discovery section 4). */
export function whereKeysAre(iss: unknown, issuers: KnownSets['issuers']): Address {
  if (typeof iss !== 'string' || iss === '')
    return { kind: 'none', reason: 'The token names no issuer (iss), so that nobody can be asked for its keys.' };
  const known = issuers.find(({ issuer }) => issuer === iss)?.keysUrl;
  if (known !== undefined && mayAsk(known)) return { kind: 'keys', url: known };
  if (!URL.canParse(iss))
    return { kind: 'none', reason: 'The issuer (iss) is no address that could be asked for its keys.' };
  if (!mayAsk(iss))
    return {
      kind: 'none',
      reason: 'The issuer (iss) is at no https address; keys that came without TLS could be anybody’s.',
    };
  return { kind: 'description', url: `${iss.replace(/\/+$/, '')}/.well-known/openid-configuration` };
}

/** The address of the key set in an issuer's description, or why there is none. */
export function readDescription(text: string, iss: unknown): Address {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'none', reason: 'The answer is no JSON, so that it describes no issuer.' };
  }
  const { issuer, jwks_uri: url } = isJsonObject(value as JsonObject) ? (value as JsonObject) : {};
  if (typeof url !== 'string') return { kind: 'none', reason: 'The issuer’s description names no key set (jwks_uri).' };
  if (issuer !== iss)
    return {
      kind: 'none',
      reason:
        'The description is one of another issuer than the token names; its keys prove nothing here (RFC 8414 section 3.3).',
    };
  if (!mayAsk(url)) return { kind: 'none', reason: 'The issuer’s key set is at no https address.' };
  return { kind: 'keys', url };
}

/** Only what is encrypted on its way, or goes to this very machine; Chromium reads no IPv6 address in a policy, so that one is left out. */
export function mayAsk(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && /^(?:localhost|127\.0\.0\.1)$/.test(hostname));
}

function originOf(value: unknown): string | undefined {
  return typeof value === 'string' && URL.canParse(value) ? new URL(value).origin : undefined;
}
