import { crc32, inflateRawSync } from 'node:zlib';
import { InputError, sizeText } from './input-error.ts';
import { READABLE } from './kinds.ts';

/** A file in an archive, as the directory at its end has it (APPNOTE.TXT section 4.3.12). */
interface ZipEntry {
  name: string;
  encrypted: boolean;
  method: number;
  crc: number;
  packed: number;
  size: number;
  /** Where its own header stands. */
  offset: number;
}

const DAMAGED = 'the zip archive is damaged, or ends too early';
/** What the archives of other tools hold, and how their maker gets a HAR out of them. */
const TOOLS: readonly (readonly [RegExp, string])[] = [
  [/^raw\/\d+_[csm]\.(?:txt|xml)$/m, 'a session archive of Fiddler; export it as HTTPArchive'],
  [/\.trace$/m, 'a trace of Playwright; record a HAR with recordHar'],
];
/** More files than these are not looked through. */
const MAX_ENTRIES = 100_000;

/** The one HAR in a zip archive. Throws an `InputError` when there is none, several, or it cannot be unpacked to `limit` bytes. */
export function unzipHar(bytes: Uint8Array, limit: number): { name: string; content: Uint8Array } {
  const entries = readDirectory(bytes).filter(({ name }) => !/(?:^|\/)(?:__MACOSX\/|\._)|\/$/.test(name));
  const hars = entries.filter(({ name }) => /\.har$/i.test(name));
  const found = hars.length > 0 ? hars : entries.filter(({ name }) => /\.json$/i.test(name));
  const [entry] = found;
  if (entry && found.length === 1) return { name: entry.name, content: unpack(bytes, entry, limit) };
  const tool = TOOLS.find(([pattern]) => pattern.test(entries.map(({ name }) => name).join('\n')));
  if (tool && hars.length === 0) throw new InputError(`it is ${tool[1]}`);
  if (found.length > 1)
    throw new InputError(
      `the zip archive holds ${found.length} files to choose from (${namesOf(found)}); unpack it and scan one`,
    );
  throw new InputError(`the zip archive holds no HAR${entries.length > 0 ? `, but ${namesOf(entries)}` : ''}`);
}

function namesOf(entries: readonly ZipEntry[]): string {
  const names = entries.slice(0, 3).map(({ name }) => name.slice(0, 100));
  return entries.length > 3 ? `${names.join(', ')} and ${entries.length - 3} more` : names.join(', ');
}

function readDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = Math.min(view.getUint16(end + 10, true), MAX_ENTRIES);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new InputError(DAMAGED);
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    if (extraEnd > bytes.length) throw new InputError(DAMAGED);
    const flags = view.getUint16(at + 8, true);
    entries.push(
      withLargeSizes(view, nameEnd, extraEnd, {
        name: readName(bytes.subarray(at + 46, nameEnd)),
        encrypted: (flags & 0x41) !== 0,
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true),
      }),
    );
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The record at the end, which a comment may follow (section 4.3.16). */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) if (view.getUint32(at, true) === 0x06054b50) return at;
  throw new InputError(DAMAGED);
}

/** Numbers that do not fit stand in a field of their own (section 4.5.3); programs that write to a pipe always put them there. */
function withLargeSizes(view: DataView, start: number, end: number, entry: ZipEntry): ZipEntry {
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const last = Math.min(end, at + 4 + view.getUint16(at + 2, true));
    let next = at + 4;
    for (const key of ['size', 'packed', 'offset'] as const) {
      if (entry[key] !== 0xffffffff || next + 8 > last) continue;
      entry[key] = Number(view.getBigUint64(next, true));
      next += 8;
    }
  }
  return entry;
}

/** Control characters in a name would reach the terminal. */
function readName(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replace(/\p{C}/gu, '?');
}

function unpack(bytes: Uint8Array, entry: ZipEntry, limit: number): Uint8Array {
  const { name, encrypted, method, packed, size, offset } = entry;
  if (encrypted) throw new InputError(`${name} is encrypted in the zip archive; unpack it first`);
  if (method !== 0 && method !== 8)
    throw new InputError(`${name} is packed in a way that is not read (method ${method}); ${READABLE}`);
  if (size > limit)
    throw new InputError(`${name} has ${sizeText(size)} unpacked, and at most ${sizeText(limit)} are read`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) throw new InputError(DAMAGED);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length) throw new InputError(DAMAGED);
  const content = inflate(bytes.subarray(start, start + packed), entry);
  if (content.length !== size || crc32(content) !== entry.crc)
    throw new InputError(`${name} in the zip archive is damaged`);
  return content;
}

function inflate(packed: Uint8Array, { method, name, size }: ZipEntry): Uint8Array {
  if (method === 0) return packed;
  try {
    // What says that it is small and is not must not take the memory of a large one.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw new InputError(`${name} in the zip archive is damaged`);
  }
}
