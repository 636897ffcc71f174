import { decodeBase64Url } from './base64.ts';
import { decodeJson } from './json.ts';
import { isJsonObject, type JsonValue } from './json-model.ts';
import { decodeJwt } from './jwt.ts';
import { isJwt } from './jwt-detect.ts';
import type { DecodedJwt } from './jwt-model.ts';
import { decodeUtf8 } from './utf8.ts';

export type DisclosureProblemCode =
  | 'not-base64url'
  | 'not-utf8'
  | 'not-json'
  | 'not-an-array'
  | 'wrong-length'
  | 'reserved-name';

/** One disclosure of an SD-JWT: a salt, a name unless it is an element of an array, a value (RFC 9901 section 4.2). */
export interface Disclosure {
  text: string;
  name?: string;
  value?: JsonValue;
  problems: DisclosureProblemCode[];
}

export type SdJwtProblemCode = 'too-many-disclosures' | 'key-binding-broken' | 'no-separator';

export interface DecodedSdJwt {
  jwt: DecodedJwt;
  disclosures: Disclosure[];
  /** The key binding JWT, when one closes the value. */
  keyBinding?: DecodedJwt;
  /** Digests in the claims set: how many claims may be disclosed, decoys among them. */
  digests: string[];
  /** `_sd_alg`, or its default. */
  digestAlgorithm: string;
  problems: SdJwtProblemCode[];
}

const MAX_DISCLOSURES = 512;
const MAX_DIGESTS = 4096;

/** True for an issuer-signed JWT followed by `~`. */
export function isSdJwt(value: string): boolean {
  const tilde = value.indexOf('~');
  return tilde > 0 && isJwt(value.slice(0, tilde));
}

/** Decodes an SD-JWT with its disclosures (RFC 9901 section 4). Verifies nothing; never throws; linear and bounded. */
export function decodeSdJwt(value: string): DecodedSdJwt {
  const texts = value.split('~', MAX_DISCLOSURES + 3);
  const jwt = decodeJwt(texts[0] as string);
  const decoded: DecodedSdJwt = {
    jwt,
    disclosures: [],
    digests: [],
    digestAlgorithm: typeof jwt.claims?._sd_alg === 'string' ? jwt.claims._sd_alg : 'sha-256',
    problems: [],
  };
  if (texts.length < 2) decoded.problems.push('no-separator');
  if (texts.length > MAX_DISCLOSURES + 2) decoded.problems.push('too-many-disclosures');
  const last = texts.length > 1 ? (texts.at(-1) as string) : '';
  for (const text of texts.slice(1, -1).slice(0, MAX_DISCLOSURES)) decoded.disclosures.push(decodeDisclosure(text));
  if (last !== '' && texts.length <= MAX_DISCLOSURES + 2) {
    decoded.keyBinding = decodeJwt(last);
    if (decoded.keyBinding.form === 'broken') decoded.problems.push('key-binding-broken');
  }
  if (jwt.claims !== undefined) collectDigests(jwt.claims, decoded.digests);
  return decoded;
}

/** Decodes one disclosure, base64url of a JSON array of two or three. */
export function decodeDisclosure(text: string): Disclosure {
  const disclosure: Disclosure = { text, problems: [] };
  const { bytes, ok } = decodeBase64Url(text);
  if (!ok) disclosure.problems.push('not-base64url');
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok) disclosure.problems.push('not-utf8');
  const json = decodeJson(decoded.text);
  if (!json.ok) disclosure.problems.push('not-json');
  if (!Array.isArray(json.value)) {
    if (json.ok) disclosure.problems.push('not-an-array');
    return disclosure;
  }
  const [, second, third] = json.value;
  if (json.value.length === 3 && typeof second === 'string') {
    disclosure.name = second;
    disclosure.value = third as JsonValue;
    if (second === '_sd' || second === '...') disclosure.problems.push('reserved-name');
  } else if (json.value.length === 2) disclosure.value = second as JsonValue;
  else disclosure.problems.push('wrong-length');
  return disclosure;
}

/** A hash of ASCII text as base64url, named as in `_sd_alg`; the caller brings it, for hashing is asynchronous in browsers. */
export type Digest = (algorithm: string, text: string) => Promise<string | undefined>;

/** Which disclosures the token itself vouches for: those whose digest stands in the claims or in another disclosure that counts. */
export async function matchDisclosures(decoded: DecodedSdJwt, digest: Digest): Promise<Map<Disclosure, boolean>> {
  const hashes = await Promise.all(decoded.disclosures.map(({ text }) => digest(decoded.digestAlgorithm, text)));
  const open = new Set(decoded.digests);
  const matched = new Map<Disclosure, boolean>(decoded.disclosures.map((disclosure) => [disclosure, false]));
  // A disclosure may hold the digest of another, so a match opens more; each round matches at least one or is the last.
  for (let found = true; found; ) {
    found = false;
    for (const [index, disclosure] of decoded.disclosures.entries()) {
      const hash = hashes[index];
      if (matched.get(disclosure) || hash === undefined || !open.has(hash)) continue;
      matched.set(disclosure, true);
      found = true;
      const inside: string[] = [];
      if (disclosure.value !== undefined) collectDigests(disclosure.value, inside);
      for (const one of inside) open.add(one);
    }
  }
  return matched;
}

function collectDigests(value: JsonValue, digests: string[]): void {
  if (digests.length >= MAX_DIGESTS) return;
  if (Array.isArray(value)) for (const item of value) collectDigests(item, digests);
  else if (isJsonObject(value)) {
    for (const name in value) {
      const member = value[name] as JsonValue;
      if (name === '...' && typeof member === 'string') digests.push(member);
      else if (name === '_sd' && Array.isArray(member)) {
        for (const one of member) if (typeof one === 'string' && digests.length < MAX_DIGESTS) digests.push(one);
      } else collectDigests(member, digests);
    }
  }
}
