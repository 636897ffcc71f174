/** Why inflating stopped before the end. */
export type InflateProblemCode = 'too-large' | 'cut-short' | 'not-deflate';

export interface Inflated {
  ok: boolean;
  /** What came out up to the end or the problem. */
  bytes: Uint8Array;
  problem?: InflateProblemCode;
}

/** Bytes that inflating gives at most, unless the caller says otherwise. A session cookie or SAML request is a few thousand. */
export const MAX_INFLATED = 1_048_576;

/**
 * Inflates raw DEFLATE data (RFC 1951), or zlib data (RFC 1950) when it has that header. Gives no more than `limit` bytes, so a
 * bomb costs no more than that; never throws, and what came out before a problem is kept.
 */
export function inflate(data: Uint8Array, limit = MAX_INFLATED): Inflated {
  const start = hasZlibHeader(data) ? 2 : 0;
  return new Inflater(data, start, limit).run();
}

/** True when `data` starts with a zlib header (RFC 1950 section 2.2). */
export function hasZlibHeader(data: Uint8Array): boolean {
  const [method = 0, flags = 0] = data;
  return (
    data.length > 2 &&
    (method & 0x0f) === 8 &&
    method >> 4 <= 7 &&
    ((method << 8) | flags) % 31 === 0 &&
    (flags & 0x20) === 0
  );
}

/** A canonical Huffman code: how many symbols there are of each length, and the symbols in order. */
interface Huffman {
  counts: Uint16Array;
  symbols: Uint16Array;
}

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

class Inflater {
  private readonly data: Uint8Array;
  private readonly limit: number;
  private at: number;
  private bitBuffer = 0;
  private bitCount = 0;
  private out: Uint8Array;
  private length = 0;
  private problem: InflateProblemCode | undefined;

  constructor(data: Uint8Array, at: number, limit: number) {
    this.data = data;
    this.at = at;
    this.limit = limit;
    this.out = new Uint8Array(Math.min(limit, Math.max(256, data.length * 4)));
  }

  run(): Inflated {
    let last = false;
    while (!last && this.problem === undefined) {
      last = this.bits(1) === 1;
      const type = this.bits(2);
      if (this.problem !== undefined) break;
      if (type === 0) this.stored();
      else if (type === 1) this.codes(FIXED_LENGTHS, FIXED_DISTANCES);
      else if (type === 2) this.dynamic();
      else this.problem = 'not-deflate';
    }
    const bytes = this.out.subarray(0, this.length);
    return this.problem === undefined ? { ok: true, bytes } : { ok: false, bytes, problem: this.problem };
  }

  private bits(count: number): number {
    while (this.bitCount < count) {
      if (this.at >= this.data.length) {
        this.problem ??= 'cut-short';
        return 0;
      }
      this.bitBuffer |= (this.data[this.at++] as number) << this.bitCount;
      this.bitCount += 8;
    }
    const value = this.bitBuffer & ((1 << count) - 1);
    this.bitBuffer >>>= count;
    this.bitCount -= count;
    return value;
  }

  private symbol({ counts, symbols }: Huffman): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; length++) {
      code |= this.bits(1);
      if (this.problem !== undefined) return -1;
      const count = counts[length] as number;
      if (code - count < first) return symbols[index + code - first] as number;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    this.problem = 'not-deflate';
    return -1;
  }

  private stored(): void {
    this.bitBuffer = 0;
    this.bitCount = 0;
    const { data } = this;
    if (this.at + 4 > data.length) {
      this.problem = 'cut-short';
      return;
    }
    const length = (data[this.at] as number) | ((data[this.at + 1] as number) << 8);
    const check = (data[this.at + 2] as number) | ((data[this.at + 3] as number) << 8);
    if ((length ^ check) !== 0xffff) {
      this.problem = 'not-deflate';
      return;
    }
    this.at += 4;
    for (let index = 0; index < length && this.problem === undefined; index++) {
      if (this.at >= data.length) this.problem = 'cut-short';
      else this.write(data[this.at++] as number);
    }
  }

  private codes(lengths: Huffman, distances: Huffman): void {
    for (;;) {
      const symbol = this.symbol(lengths);
      if (this.problem !== undefined || symbol === 256) return;
      if (symbol < 256) {
        this.write(symbol);
        continue;
      }
      const base = LENGTH_BASE[symbol - 257];
      const extra = LENGTH_BITS[symbol - 257];
      if (base === undefined || extra === undefined) {
        this.problem = 'not-deflate';
        return;
      }
      const length = base + this.bits(extra);
      const distanceSymbol = this.symbol(distances);
      if (distanceSymbol > 29) this.problem ??= 'not-deflate';
      if (this.problem !== undefined) return;
      const distance = this.distance(distanceSymbol);
      if (distance > this.length) this.problem ??= 'not-deflate';
      for (let index = 0; index < length && this.problem === undefined; index++) {
        this.write(this.out[this.length - distance] as number);
      }
      if (this.problem !== undefined) return;
    }
  }

  /** RFC 1951 section 3.2.5: the first four distances are exact, then each pair of symbols has one more extra bit. */
  private distance(symbol: number): number {
    if (symbol < 4) return symbol + 1;
    const extra = (symbol >> 1) - 1;
    return ((2 + (symbol & 1)) << extra) + 1 + this.bits(extra);
  }

  private dynamic(): void {
    const lengthCount = this.bits(5) + 257;
    const distanceCount = this.bits(5) + 1;
    const codeCount = this.bits(4) + 4;
    const codeLengths = new Uint8Array(19);
    for (let index = 0; index < codeCount; index++) codeLengths[CODE_ORDER[index] as number] = this.bits(3);
    const code = createHuffman(codeLengths);
    const lengths = new Uint8Array(lengthCount + distanceCount);
    for (let index = 0; index < lengths.length && this.problem === undefined; ) {
      const symbol = this.symbol(code);
      if (symbol < 16) lengths[index++] = symbol;
      else {
        const previous = symbol === 16 ? lengths[index - 1] : 0;
        const repeat = symbol === 16 ? 3 + this.bits(2) : symbol === 17 ? 3 + this.bits(3) : 11 + this.bits(7);
        if (previous === undefined || index + repeat > lengths.length) this.problem ??= 'not-deflate';
        else lengths.fill(previous, index, index + repeat);
        index += repeat;
      }
    }
    if (this.problem !== undefined) return;
    this.codes(createHuffman(lengths.subarray(0, lengthCount)), createHuffman(lengths.subarray(lengthCount)));
  }

  private write(byte: number): void {
    if (this.length >= this.limit) {
      this.problem = 'too-large';
      return;
    }
    if (this.length === this.out.length) {
      const larger = new Uint8Array(Math.min(this.limit, this.out.length * 2));
      larger.set(this.out);
      this.out = larger;
    }
    this.out[this.length++] = byte;
  }
}

function createHuffman(lengths: Uint8Array): Huffman {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length] = (counts[length] as number) + 1;
  counts[0] = 0;
  const offsets = new Uint16Array(16);
  for (let length = 1; length < 15; length++)
    offsets[length + 1] = (offsets[length] as number) + (counts[length] as number);
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => {
    if (length === 0) return;
    const offset = offsets[length] as number;
    symbols[offset] = symbol;
    offsets[length] = offset + 1;
  });
  return { counts, symbols };
}

const FIXED_LENGTHS = createHuffman(
  Uint8Array.from({ length: 288 }, (_, at) => (at < 144 ? 8 : at < 256 ? 9 : at < 280 ? 7 : 8)),
);
const FIXED_DISTANCES = createHuffman(new Uint8Array(30).fill(5));
