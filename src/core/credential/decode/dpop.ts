import { getNumber, getObject, getString } from './json-model.ts';
import { decodeJwt } from './jwt.ts';
import type { DecodedJwt } from './jwt-model.ts';

export type DpopProblemCode =
  | 'wrong-type'
  | 'symmetric-algorithm'
  | 'jwk-missing'
  | 'private-key'
  | 'htm-missing'
  | 'htu-missing'
  | 'htu-has-query'
  | 'iat-missing'
  | 'jti-missing'
  | 'ath-missing';

/** A DPoP proof (RFC 9449 section 4.2). */
export interface DecodedDpop {
  jwt: DecodedJwt;
  method?: string;
  url?: string;
  id?: string;
  /** Milliseconds since the epoch. */
  issuedAt?: number;
  /** Hash of the access token; absent at the token endpoint. */
  tokenHash?: string;
  nonce?: string;
  /** Type and curve of the public key, for example `EC P-256`. */
  key?: string;
  problems: DpopProblemCode[];
}

/** Reads a DPoP proof and names what section 4.3 of RFC 9449 asks for and it lacks. `atResource`: sent beside an access token. */
export function decodeDpop(value: string, atResource = false): DecodedDpop {
  const jwt = decodeJwt(value);
  const { header, claims } = jwt;
  const proof: DecodedDpop = { jwt, problems: [] };
  const jwk = getObject(header, 'jwk');
  const add = (code: DpopProblemCode, wrong: boolean) => {
    if (wrong) proof.problems.push(code);
  };
  set(proof, 'method', getString(claims, 'htm'));
  set(proof, 'url', getString(claims, 'htu'));
  set(proof, 'id', getString(claims, 'jti'));
  set(proof, 'tokenHash', getString(claims, 'ath'));
  set(proof, 'nonce', getString(claims, 'nonce'));
  const issued = getNumber(claims, 'iat');
  if (issued !== undefined) proof.issuedAt = issued * 1000;
  if (jwk !== undefined) proof.key = [getString(jwk, 'kty'), getString(jwk, 'crv')].filter(Boolean).join(' ');
  add('wrong-type', getString(header, 'typ')?.toLowerCase() !== 'dpop+jwt');
  add('symmetric-algorithm', jwt.algorithm?.use === 'mac' || jwt.algorithm?.use === 'none');
  add('jwk-missing', jwk === undefined);
  add('private-key', jwk !== undefined && (jwk.d !== undefined || jwk.k !== undefined));
  add('htm-missing', proof.method === undefined);
  add('htu-missing', proof.url === undefined);
  add('htu-has-query', /[?#]/.test(proof.url ?? ''));
  add('iat-missing', issued === undefined);
  add('jti-missing', proof.id === undefined);
  add('ath-missing', atResource && proof.tokenHash === undefined);
  return proof;
}

function set(
  proof: DecodedDpop,
  field: 'method' | 'url' | 'id' | 'tokenHash' | 'nonce',
  value: string | undefined,
): void {
  if (value !== undefined) proof[field] = value;
}
