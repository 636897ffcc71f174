import { calculateJwkThumbprint } from 'jose';
import { describeKey, type Key, type KeyFacts } from './key.ts';

/** What may be told of a key. */
export async function factsOf({ jwk, origin, from }: Key): Promise<KeyFacts> {
  const facts: KeyFacts = { origin, what: describeKey(jwk) };
  if (from !== undefined) facts.from = from;
  if (typeof jwk.kid === 'string') facts.kid = jwk.kid;
  const thumbprint = jwk.kty === 'oct' ? undefined : await calculateJwkThumbprint(jwk).catch(() => undefined);
  if (thumbprint !== undefined) facts.thumbprint = thumbprint;
  return facts;
}
