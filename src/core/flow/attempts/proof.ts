import { decodeDpop } from '../../credential/decode/dpop.ts';
import { getObject, getString } from '../../credential/decode/json-model.ts';
import type { Exchange } from '../../http/exchange.ts';
import { getHeader, getHeaders } from '../../http/header.ts';
import { sha256 } from '../../http/secrets/sha256.ts';
import { parseUrl } from '../../http/site.ts';
import { isTakenOut } from '../../http/taken-out.ts';

/** What a DPoP proof says, held against the request it came with (RFC 9449 section 4.3). */
export interface Proof {
  method?: string;
  url?: string;
  id?: string;
  issuedAt?: number;
  nonce?: string;
  tokenHash?: string;
  /** Thumbprint of its key (RFC 7638). */
  key?: string;
  /** SHA-256 of the token beside it, of `Authorization: DPoP`. */
  sentHash?: string;
  /** There is more than one, or it is no JWT that can be read. */
  unreadable?: true;
}

const MAX_PROOF = 16_384;
/** Members of a public key that its thumbprint is made of (RFC 7638 section 3.2, RFC 8037 section 2), in order. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  EC: ['crv', 'kty', 'x', 'y'],
  RSA: ['e', 'kty', 'n'],
  OKP: ['crv', 'kty', 'x'],
};

/** Reads the proof of a request; undefined when it has none, or a recorder took it out. */
export function readProof({ requestHeaders }: Exchange): Proof | undefined {
  const proofs = getHeaders(requestHeaders, 'dpop').flatMap((value) => value.split(',').map((one) => one.trim()));
  const [text] = proofs;
  if (text === undefined || isTakenOut(text)) return undefined;
  if (proofs.length > 1 || text.length > MAX_PROOF) return { unreadable: true };
  const { jwt, method, url, id, issuedAt, nonce, tokenHash } = decodeDpop(text);
  if (!jwt.claims || !jwt.header) return { unreadable: true };
  const proof: Proof = {};
  Object.assign(proof, dropUndefined({ method, url, id, issuedAt, nonce, tokenHash, key: thumbprint(jwt.header) }));
  const token = /^dpop\s+(\S+)\s*$/i.exec(getHeader(requestHeaders, 'authorization') ?? '')?.[1];
  if (token !== undefined && token.length >= 16 && !isTakenOut(token)) proof.sentHash = sha256(token);
  return proof;
}

function dropUndefined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}

/** Thumbprint of the public key in a JOSE header (RFC 7638 section 3). */
function thumbprint(header: Parameters<typeof getObject>[0]): string | undefined {
  const jwk = getObject(header, 'jwk');
  const members = MEMBERS[getString(jwk, 'kty') ?? ''];
  if (!jwk || !members) return undefined;
  const pairs = members.map((name) => [name, getString(jwk, name)] as const);
  if (pairs.some(([, value]) => value === undefined)) return undefined;
  return sha256(JSON.stringify(Object.fromEntries(pairs)));
}

/** Whether the address in a proof is that of a request, in one spelling; query and fragment do not count. */
export function isSameAddress(htu: string, place: string): boolean {
  const [one, other] = [parseUrl(htu), parseUrl(place)];
  return one !== undefined && other !== undefined && spell(one) === spell(other);
}

function spell({ origin, pathname }: URL): string {
  try {
    return `${origin}${decodeURIComponent(pathname)}`;
  } catch {
    return `${origin}${pathname}`;
  }
}
