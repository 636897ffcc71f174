const ROOTS = createConstants();

/** SHA-256 (FIPS 180-4) of an ASCII text, as bytes. For hashes of public values in ID tokens; nothing is kept secret by it. */
export function sha256(text: string): Uint8Array {
  const length = (((text.length + 8) >> 6) + 1) << 6;
  const view = new DataView(new ArrayBuffer(length));
  for (let at = 0; at < text.length; at++) view.setUint8(at, text.charCodeAt(at));
  view.setUint8(text.length, 0x80);
  view.setUint32(length - 8, Math.floor(text.length / 0x20000000));
  view.setUint32(length - 4, text.length << 3);
  const state = ROOTS.initial.slice();
  const words = new Int32Array(64);
  for (let block = 0; block < length; block += 64) compress(state, words, view, block);
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => {
    out.setInt32(index * 4, word);
  });
  return new Uint8Array(out.buffer);
}

/** The left half of the SHA-256 in base64url, as ID tokens carry it (OpenID Connect Core section 3.1.3.6). */
export function halfHash(text: string): string {
  return toBase64Url(sha256(text).subarray(0, 16));
}

/** The whole of it, as DPoP proofs and code challenges carry it (RFC 9449 section 4.2, RFC 7636 section 4.2). */
export function wholeHash(text: string): string {
  return toBase64Url(sha256(text));
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function compress(state: Int32Array, words: Int32Array, view: DataView, block: number): void {
  for (let at = 0; at < 64; at++) {
    if (at < 16) words[at] = view.getInt32(block + at * 4);
    else {
      const a = words[at - 15] as number;
      const b = words[at - 2] as number;
      const near = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
      const far = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
      words[at] = (words[at - 16] as number) + near + (words[at - 7] as number) + far;
    }
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let at = 0; at < 64; at++) {
    const choice = (e & f) ^ (~e & g);
    const one =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + (ROOTS.round[at] as number) + (words[at] as number)) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = (state[index] as number) + word;
  });
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** The first bits of the fractions of square and cube roots of the first primes, which is what the standard's constants are. */
function createConstants(): { initial: Int32Array; round: Int32Array } {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < 64; candidate++)
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  const bits = (root: number) => ((root - Math.floor(root)) * 0x100000000) | 0;
  return {
    initial: Int32Array.from(primes.slice(0, 8), (prime) => bits(Math.sqrt(prime))),
    round: Int32Array.from(primes, (prime) => bits(Math.cbrt(prime))),
  };
}
