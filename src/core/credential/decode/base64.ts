/** What a base64 text does that RFC 4648 or RFC 7515 does not allow. */
export type Base64ProblemCode =
  /** A character of neither alphabet; what follows was not read. `at` says where. */
  | 'invalid-character'
  /** Spaces or line breaks, which were passed over. */
  | 'whitespace'
  /** `+` or `/` where base64url has `-` and `_`. */
  | 'standard-alphabet'
  /** `-` or `_` where base64 has `+` and `/`. */
  | 'url-alphabet'
  /** `=` at the end where base64url of a JOSE part has none (RFC 7515 section 2). */
  | 'padding'
  /** Base64 whose `=` are missing or wrong in number. */
  | 'wrong-padding'
  /** A length that no number of bytes encodes to: the text was cut. */
  | 'impossible-length'
  /** The last character carries bits that belong to no byte, so a second text decodes to the same bytes. */
  | 'trailing-bits';

export interface Base64Problem {
  code: Base64ProblemCode;
  /** Offset in characters. */
  at: number;
}

export interface DecodedBase64 {
  /** The text is exactly what an encoder of the alphabet asked for would have written. */
  ok: boolean;
  /** What could be decoded, up to the first character that is of neither alphabet. */
  bytes: Uint8Array;
  problems: Base64Problem[];
}

const ALPHABET = /^[\w-]*$/;
const INVALID = 0xff;
const VALUES = new Uint8Array(256).fill(INVALID);
for (let value = 0; value < 64; value++) {
  VALUES['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.charCodeAt(value)] = value;
}

/** Decodes base64url without padding, as JOSE writes it (RFC 7515 section 2, RFC 4648 section 5). Never throws; linear time. */
export function decodeBase64Url(text: string): DecodedBase64 {
  const exact = decodeExactBinary(text);
  return exact === undefined ? decodeLoosely(text, true) : { ok: true, bytes: toBytes(exact), problems: [] };
}

/** Decodes base64 with padding (RFC 4648 section 4). Never throws; linear time. */
export function decodeBase64(text: string): DecodedBase64 {
  return decodeLoosely(text, false);
}

/** Decodes either alphabet, padded or not, and calls `ok` whatever is clean in one of them. */
export function decodeAnyBase64(text: string): DecodedBase64 {
  const decoded = /[+/=]/.test(text) ? decodeBase64(text) : decodeBase64Url(text);
  const problems = decoded.problems.filter(({ code }) => code !== 'wrong-padding');
  return { ...decoded, ok: problems.length === 0, problems };
}

/**
 * Clean base64url as a binary string, one character a byte; undefined when anything at all is odd about the text. `atob` forgives
 * white space, padding and stray bits; the first two shorten what it returns, the last is looked at by itself.
 */
export function decodeExactBinary(text: string): string | undefined {
  const { length } = text;
  const rest = length & 3;
  if (rest === 1 || text.includes('+') || text.includes('/')) return undefined;
  if (rest !== 0) {
    const unit = text.charCodeAt(length - 1);
    const last = unit < 256 ? (VALUES[unit] as number) : INVALID;
    if ((last & (rest === 2 ? 15 : 3)) !== 0) return undefined;
  }
  let binary: string;
  try {
    binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
  return binary.length === (length * 3) >> 2 ? binary : undefined;
}

/** How many bytes a base64url text holds, and what is wrong with it, as `decodeBase64Url` would say; nothing is decoded where that is clear without. */
export function measureBase64Url(text: string): { bytes: number; problems: readonly Base64Problem[] } {
  if (!ALPHABET.test(text)) {
    const { bytes, problems } = decodeLoosely(text, true);
    return { bytes: bytes.length, problems };
  }
  const { length } = text;
  const bytes = (length * 3) >> 2;
  const rest = length & 3;
  if (rest === 0) return { bytes, problems: [] };
  if (rest === 1) return { bytes, problems: [{ code: 'impossible-length', at: length }] };
  const spare = (VALUES[text.charCodeAt(length - 1)] as number) & (rest === 2 ? 15 : 3);
  return { bytes, problems: spare === 0 ? [] : [{ code: 'trailing-bits', at: length - 1 }] };
}

/** The bytes of a binary string. */
export function toBytes(binary: string): Uint8Array {
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

function decodeLoosely(text: string, url: boolean): DecodedBase64 {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  const first = new Map<Base64ProblemCode, number>();
  const problem = (code: Base64ProblemCode, at: number) => {
    if (!first.has(code)) first.set(code, at);
  };
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0x3d) end--;
  let out = 0;
  let bits = 0;
  let count = 0;
  let invalid = false;
  for (let at = 0; at < end; at++) {
    const unit = text.charCodeAt(at);
    let value = unit < 256 ? (VALUES[unit] as number) : INVALID;
    if (unit === 0x2b || unit === 0x2f) {
      value = unit === 0x2b ? 62 : 63;
      if (url) problem('standard-alphabet', at);
    } else if (!url && value >= 62 && value !== INVALID) problem('url-alphabet', at);
    else if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)) {
      problem('whitespace', at);
      continue;
    }
    if (value === INVALID) {
      problem('invalid-character', at);
      invalid = true;
      break;
    }
    bits = ((bits << 6) | value) & 0xfff;
    count++;
    const spare = (count * 6) & 7;
    if (spare !== 6) bytes[out++] = (bits >> spare) & 0xff;
  }
  const rest = count & 3;
  if (!invalid) {
    const padding = text.length - end;
    if (url && padding > 0) problem('padding', end);
    if (rest === 1) problem('impossible-length', end);
    else if (!url && (padding > 2 || (count + padding) % 4 !== 0)) problem('wrong-padding', end);
    if ((rest === 2 && (bits & 15) !== 0) || (rest === 3 && (bits & 3) !== 0)) problem('trailing-bits', end - 1);
  }
  const problems = Array.from(first, ([code, at]) => ({ code, at }));
  return { ok: problems.length === 0, bytes: bytes.subarray(0, out), problems };
}
