const ROUNDS = /* @__PURE__ */ fractionsOfRoots(64, 1 / 3);
const START = /* @__PURE__ */ fractionsOfRoots(8, 1 / 2);
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** SHA-256 (FIPS 180-4) of a text's UTF-8, in base64url without padding: 43 characters. For short texts: a browser's own digest cannot be waited for here. */
export function sha256(text: string): string {
  return toBase64url(digest(new TextEncoder().encode(text)));
}

/** The left half of it, as ID tokens carry it (OpenID Connect Core section 3.1.3.6). */
export function halfHash(text: string): string {
  return toBase64url(digest(new TextEncoder().encode(text)).subarray(0, 16));
}

/** The first 32 bits of the fractional parts of a root of the first primes, which FIPS 180-4 takes as constants. */
function fractionsOfRoots(count: number, power: number): Uint32Array {
  const words = new Uint32Array(count);
  for (let found = 0, number = 2; found < count; number++) {
    let isPrime = true;
    for (let factor = 2; factor * factor <= number && isPrime; factor++) isPrime = number % factor !== 0;
    if (isPrime) words[found++] = (number ** power % 1) * 0x1_0000_0000;
  }
  return words;
}

function digest(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x2000_0000));
  view.setUint32(padded.length - 4, bytes.length << 3);
  const state = START.slice();
  const schedule = new Uint32Array(64);
  for (let at = 0; at < padded.length; at += 64) compress(state, schedule, view, at);
  const result = new DataView(new ArrayBuffer(32));
  for (const [index, word] of state.entries()) result.setUint32(index * 4, word);
  return new Uint8Array(result.buffer);
}

function compress(state: Uint32Array, w: Uint32Array, block: DataView, at: number): void {
  for (let i = 0; i < 64; i++) {
    if (i < 16) {
      w[i] = block.getUint32(at + i * 4);
      continue;
    }
    const early = w[i - 15] as number;
    const late = w[i - 2] as number;
    const small0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const small1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    w[i] = (w[i - 16] as number) + small0 + (w[i - 7] as number) + small1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const one = (h + sum1 + ((e & f) ^ (~e & g)) + (ROUNDS[i] as number) + (w[i] as number)) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const two = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] as number) + word;
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function toBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [one = 0, two = 0, three = 0] = bytes.subarray(index, index + 3);
    const group = (one << 16) | (two << 8) | three;
    const characters = Math.min(3, bytes.length - index) + 1;
    for (let place = 0; place < characters; place++) text += ALPHABET[(group >> (18 - place * 6)) & 63];
  }
  return text;
}
