import { isJwt } from '../credential/jwt-kinds.ts';
import { namesUser } from './candidates.ts';
import type { Track } from './track.ts';

/** What a credential shows of itself. */
export interface TokenTraits {
  isJwt: boolean;
  /** A JWE, or another format that nobody but its maker reads. */
  encrypted: boolean;
  /** Its claims say who the user is. */
  namesUser: boolean;
  /** Its claims say until when it is valid, or were read and do not say it; absent where they could not be read. */
  end?: 'named' | 'none';
  /** How the signature is made: whoever checks a `secret` can make tokens, whoever checks by a `public-key` cannot. */
  checkedBy?: 'secret' | 'public-key';
}

/** What the newest value of a track shows of itself. */
export function traitsOf(track: Track): TokenTraits {
  const { kind, credential } = track;
  const traits: TokenTraits = {
    isJwt: isJwt(kind),
    encrypted: kind === 'jwe' || credential.sealed?.sealed === 'encrypted',
    namesUser: namesUser(track),
  };
  const claims = credential.jwt?.claims;
  if (claims !== undefined && kind !== 'jwe' && kind !== 'broken-jwt') {
    if (typeof claims.exp === 'number') traits.end = 'named';
    else if (!Object.hasOwn(claims, 'exp')) traits.end = 'none';
  }
  const alg = credential.jwt?.header?.alg;
  if (typeof alg !== 'string' || kind === 'jwe') return traits;
  if (/^HS\d/.test(alg)) traits.checkedBy = 'secret';
  else if (/^(?:RS|PS|ES|Ed|ML-DSA)/.test(alg)) traits.checkedBy = 'public-key';
  return traits;
}
