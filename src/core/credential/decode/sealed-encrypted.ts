import { decodeAnyBase64 } from './base64.ts';
import { createSealed, type SealedCookie, type SealedFormat, toTime } from './sealed-model.ts';

const BLOCK = 16;

/** Ring's cookie store: base64 of a vector and whole blocks, two hyphens, base64 of a SHA-256 MAC. */
export function decodeRing(value: string): SealedCookie | undefined {
  const match = /^([A-Za-z0-9+/]{42,}={0,2})--[A-Za-z0-9+/]{43}=$/.exec(value);
  if (match === null || decodeAnyBase64(match[1] as string).bytes.length % BLOCK !== 0) return undefined;
  return encrypted('ring-encrypted', 'medium', 'Ring (Clojure)');
}

/** Mozilla's client-sessions: vector, ciphertext, when it was made, for how long (both in milliseconds), MAC; dots between. */
export function decodeClientSessions(value: string): SealedCookie | undefined {
  const match = /^[\w-]{22}\.[\w-]{22,}\.(\d{13})\.(\d{1,12})\.[\w-]{43}$/.exec(value);
  const made = match === null ? undefined : toTime(Number(match[1]) / 1000);
  if (match === null || made === undefined) return undefined;
  const cookie = encrypted('client-sessions', 'high', 'client-sessions');
  cookie.issuedAt = made;
  cookie.expiresAt = made + Number(match[2]);
  return cookie;
}

/** AdonisJS: `e:`, ciphertext, vector and MAC; dots between. */
export function decodeAdonisEncrypted(value: string): SealedCookie | undefined {
  if (!/^e:[\w-]{22,}\.[\w-]{22}\.[\w-]{43}$/.test(value)) return undefined;
  return encrypted('adonis-encrypted', 'high', 'AdonisJS');
}

/** web2py: a MAC in hexadecimal, a colon, base64url of whole blocks. */
export function decodeWeb2py(value: string): SealedCookie | undefined {
  const match = /^(?:hmac256:[0-9a-f]{64}|[0-9a-f]{32}):([\w-]{42,}={0,2})$/.exec(value);
  if (match === null || decodeAnyBase64(match[1] as string).bytes.length % BLOCK !== 0) return undefined;
  return encrypted('web2py-encrypted', 'high', 'web2py');
}

/** Perl's Session::Storage::Secure (Dancer2): salt, end, ciphertext, MAC; tildes between. */
export function decodeStorageSecure(value: string): SealedCookie | undefined {
  const match = /^[\w-]{1,64}~(\d{10})?~[\w-]{22,}={0,2}~[\w-]{43}=?$/.exec(value);
  if (match === null) return undefined;
  const cookie = encrypted('storage-secure', 'high', 'Dancer2');
  const time = toTime(Number(match[1] ?? Number.NaN));
  if (time !== undefined) cookie.expiresAt = time;
  return cookie;
}

/** lua-resty-session 3: an ID, its end, ciphertext, MAC; bars between. */
export function decodeRestySession(value: string): SealedCookie | undefined {
  const match = /^[\w-]{16,44}\|(\d{10})\|[\w-]{16,}\|[\w-]{27}$/.exec(value);
  const time = match === null ? undefined : toTime(Number(match[1]));
  if (time === undefined) return undefined;
  const cookie = encrypted('resty-session', 'high', 'lua-resty-session');
  cookie.expiresAt = time;
  return cookie;
}

/** Bytes of a version, a seed, a vector and a MAC in what Rack's encryptor writes; whole blocks of ciphertext come to them. */
const RACK_OVERHEAD = 1 + 32 + 16 + 32;

/** Rack's encryptor (rack-session 2): base64 of a version 1, a seed, a vector, whole blocks and a MAC. Few bytes tell, so it could be another. */
export function decodeRackEncrypted(value: string): SealedCookie | undefined {
  if (!/^A[Q-Za-f][A-Za-z0-9_+/-]{126,}={0,2}$/.test(value)) return undefined;
  const { bytes } = decodeAnyBase64(value);
  if (bytes[0] !== 1 || bytes.length <= RACK_OVERHEAD || (bytes.length - RACK_OVERHEAD) % BLOCK !== 0) return undefined;
  return encrypted('rack-encrypted', 'low', 'Rack');
}

function encrypted(format: SealedFormat, certainty: SealedCookie['certainty'], framework: string): SealedCookie {
  const cookie = createSealed(format, 'encrypted', framework);
  cookie.certainty = certainty;
  return cookie;
}
