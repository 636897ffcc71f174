/** What a file is, by its first bytes, where that is nothing that can be read. */
const OTHERS: readonly (readonly [name: string, start: readonly number[]])[] = [
  ['packed with xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['packed with Zstandard', [0x28, 0xb5, 0x2f, 0xfd]],
  ['packed with bzip2', [0x42, 0x5a, 0x68]],
  ['packed with 7-Zip', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['a recording of packets (pcap)', [0xd4, 0xc3, 0xb2, 0xa1]],
  ['a recording of packets (pcap)', [0xa1, 0xb2, 0xc3, 0xd4]],
  ['a recording of packets (pcapng)', [0x0a, 0x0d, 0x0d, 0x0a]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a picture (PNG)', [0x89, 0x50, 0x4e, 0x47]],
  ['a picture (JPEG)', [0xff, 0xd8, 0xff]],
];

export const READABLE = 'a HAR as JSON text is read, plain or packed with gzip or zip';

/** True for bytes that gzip wrote (RFC 1952). */
export function isGzip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x1f, 0x8b]);
}

/** True for a zip archive, an empty one too. */
export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]);
}

/** Why bytes that begin so cannot be a HAR; undefined when they may be one, packed or not. */
export function refusalOf(bytes: Uint8Array): string | undefined {
  for (const [name, start] of OTHERS) if (startsWith(bytes, start)) return `it is ${name}; ${READABLE}`;
  if (startsWith(bytes.subarray(257), [0x75, 0x73, 0x74, 0x61, 0x72])) return `it is a tar archive; ${READABLE}`;
  // Text has no such bytes; that of 16 bits a character has them at every second place.
  if (isGzip(bytes) || isZip(bytes) || wideEncodingOf(bytes) !== undefined) return undefined;
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff]))
    return 'it is text in UTF-32; save it as UTF-8';
  if (bytes.subarray(0, 512).includes(0)) return `it is no text; ${READABLE}`;
  return undefined;
}

/** The byte order of text in UTF-16, by its mark, or by the zeros of an opening brace and what may stand behind it. */
export function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? undefined : 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (isOpening(first) && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  if (first === 0 && isOpening(second) && third === 0 && fourth !== 0) return 'utf-16be';
  return undefined;
}

function isOpening(byte: number | undefined): boolean {
  return byte !== undefined && '{[ \t\r\n'.includes(String.fromCharCode(byte));
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}
