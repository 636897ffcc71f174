import type { AuthParam } from '../../http/authorization.ts';

export type DigestProblemCode = 'missing-parameter' | 'weak-algorithm' | 'bad-count';

/** HTTP Digest credentials (RFC 7616 section 3.4). The response, which is computed from the password, is not in it. */
export interface DecodedDigest {
  /** Empty when the user name is hashed (`userhash=true`). */
  user: string;
  realm: string;
  /** `MD5` when the field names none. */
  algorithm: string;
  qop?: string;
  uri?: string;
  /** How often the client used this nonce. */
  nonceCount?: number;
  userHashed: boolean;
  problems: DigestProblemCode[];
}

/** Reads the parameters of HTTP Digest credentials. Never throws; what is missing is empty and named. */
export function decodeDigest(params: readonly AuthParam[]): DecodedDigest {
  const get = (name: string) => params.find((param) => param.name.toLowerCase() === name)?.value;
  const userHashed = get('userhash')?.toLowerCase() === 'true';
  const algorithm = get('algorithm') ?? 'MD5';
  const decoded: DecodedDigest = {
    user: userHashed ? '' : (decodeExtended(get('username*')) ?? get('username') ?? ''),
    realm: get('realm') ?? '',
    algorithm,
    userHashed,
    problems: [],
  };
  const qop = get('qop');
  const uri = get('uri');
  const count = get('nc');
  if (qop !== undefined) decoded.qop = qop;
  if (uri !== undefined) decoded.uri = uri;
  if (count !== undefined && /^[0-9a-f]{8}$/i.test(count)) decoded.nonceCount = Number.parseInt(count, 16);
  else if (qop !== undefined) decoded.problems.push('bad-count');
  if (['nonce', 'uri', 'response', 'realm'].some((name) => get(name) === undefined))
    decoded.problems.push('missing-parameter');
  if (/^md5/i.test(algorithm)) decoded.problems.push('weak-algorithm');
  return decoded;
}

/** `UTF-8''J%C3%A4s%C3%B8n` (RFC 8187). */
function decodeExtended(value: string | undefined): string | undefined {
  const match = value === undefined ? null : /^utf-8'[^']*'(.*)$/i.exec(value);
  if (match === null) return undefined;
  try {
    return decodeURIComponent(match[1] as string);
  } catch {
    return undefined;
  }
}
