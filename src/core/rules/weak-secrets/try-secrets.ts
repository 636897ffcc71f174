/** Computes a MAC; `crypto.subtle` in browsers. Keys and data in bytes. */
export type Hmac = (hash: MacHash, key: Uint8Array, data: Uint8Array) => Promise<Uint8Array>;

export type MacHash = 'SHA-256' | 'SHA-384' | 'SHA-512';

export interface TryOptions {
  /** Called after each batch with how many secrets were tried. */
  onProgress?(tried: number): void;
  /** Asked before each batch; true stops. */
  isCancelled?(): boolean;
  /** Lets others have the thread between batches. */
  pause?(): Promise<void>;
}

const HASHES: Readonly<Record<string, MacHash>> = { HS256: 'SHA-256', HS384: 'SHA-384', HS512: 'SHA-512' };
/** Secrets tried at once: enough to keep the browser's crypto threads busy, few enough to stop soon. */
const BATCH = 50;

/** A signed token whose MAC can be tried: algorithm HS256, HS384 or HS512 (RFC 7518 section 3.2), with a MAC of the right length. */
export interface MacToken {
  hash: MacHash;
  /** What was signed: header and payload as they travel, in ASCII. */
  data: Uint8Array;
  /** The MAC in base64url. */
  mac: string;
}

/** Reads what is needed to try secrets; undefined for any other token. */
export function readMacToken(token: string, alg: unknown): MacToken | undefined {
  const hash = typeof alg === 'string' && Object.hasOwn(HASHES, alg) ? HASHES[alg] : undefined;
  const dot = token.lastIndexOf('.');
  if (hash === undefined || dot <= 0 || token.length > 65_536) return undefined;
  const mac = token.slice(dot + 1);
  if (mac.length !== Math.ceil((Number(hash.slice(4)) / 8) * (4 / 3))) return undefined;
  return { hash, data: new TextEncoder().encode(token.slice(0, dot)), mac };
}

/**
 * Tries secrets until one fits. Gives its place in the list, counted from 0; undefined when none fits or it was cancelled. The
 * secret itself is never given back. A secret that the implementation refuses is passed over.
 */
export async function trySecrets(
  token: MacToken,
  secrets: readonly string[],
  hmac: Hmac,
  options: TryOptions = {},
): Promise<number | undefined> {
  const encoder = new TextEncoder();
  for (let at = 0; at < secrets.length; at += BATCH) {
    if (options.isCancelled?.()) return undefined;
    const batch = secrets.slice(at, at + BATCH);
    const fits = await Promise.all(
      batch.map(async (secret) => {
        // An empty key is refused by browsers; HMAC fills keys with zeros, so one zero is the same (RFC 2104 section 2).
        const key = secret === '' ? new Uint8Array(1) : encoder.encode(secret);
        return hmac(token.hash, key, token.data).then(
          (mac) => toBase64Url(mac) === token.mac,
          () => false,
        );
      }),
    );
    const found = fits.indexOf(true);
    if (found >= 0) return at + found;
    options.onProgress?.(Math.min(secrets.length, at + BATCH));
    await options.pause?.();
  }
  return undefined;
}

/** The lines of a list of secrets, each once, without the empty ones. */
export function parseSecrets(text: string): string[] {
  return [...new Set(text.split(/\r?\n/))].filter((line) => line !== '' && line.length <= 1024);
}

/** What people name secrets after: the issuer's host and its words, alone and with a word behind. */
export function guessSecrets(claims: { iss?: unknown; aud?: unknown }): string[] {
  const found = new Set(['']);
  for (const value of [claims.iss, claims.aud]) {
    if (typeof value !== 'string' || value.length > 200) continue;
    const host = /^https?:\/\/([^/:?#]{1,100})/.exec(value)?.[1] ?? value;
    for (const name of [value, host, ...host.split(/[.-]/).slice(0, 6)]) {
      if (name.length < 3) continue;
      for (const end of ['', '-secret', '_secret', 'secret', 'Secret', '123']) found.add(name + end);
    }
  }
  return [...found];
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
