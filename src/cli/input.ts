import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { InputError, sizeText } from './input-error.ts';
import { refusalOf } from './kinds.ts';

/** The part of a file system that reading needs; tests stand in for it. */
export interface FileSystem {
  open(path: string): number;
  stat(descriptor: number): { isFile(): boolean; isDirectory(): boolean; size: number };
  /** As many bytes as came, at most `length`; 0 at the end. */
  read(descriptor: number, into: Uint8Array, offset: number, length: number): number;
  close(descriptor: number): void;
  /** Lets time pass when there is nothing to read yet. */
  wait(): void;
}

const CHUNK = 1 << 16;
const pause = new Int32Array(new SharedArrayBuffer(4));

/** Waits a moment without leaving the turn. */
export function waitBriefly(): void {
  Atomics.wait(pause, 0, 0, 5);
}

export const nodeFiles: FileSystem = {
  open: (path) => openSync(path, 'r'),
  stat: (descriptor) => fstatSync(descriptor),
  read: (descriptor, into, offset, length) => readSync(descriptor, into, offset, length, null),
  close: closeSync,
  wait: waitBriefly,
};

/**
 * The bytes of a file, `-` for the standard input. What is larger than `limit` bytes, or of a kind that is not read, is refused before
 * it takes memory: by its size where it has one, else as soon as it is known. Throws an `InputError`, or what the system throws.
 */
export function readInput(path: string, limit: number, files: FileSystem = nodeFiles): Uint8Array {
  const descriptor = path === '-' ? 0 : files.open(path);
  try {
    const stat = files.stat(descriptor);
    if (stat.isDirectory()) throw new InputError('it is a folder');
    if (stat.isFile() && stat.size > limit)
      throw new InputError(`it has ${sizeText(stat.size)}, and at most ${sizeText(limit)} are read`);
    return readAll(descriptor, limit, stat.isFile() ? stat.size : 0, files);
  } finally {
    if (path !== '-') files.close(descriptor);
  }
}

/** Reads to the end, as a file may grow and a pipe has no size. */
function readAll(descriptor: number, limit: number, expected: number, files: FileSystem): Uint8Array {
  let bytes = new Uint8Array(Math.max(CHUNK, expected + 1));
  let length = 0;
  let known = false;
  for (;;) {
    if (length === bytes.length) bytes = grow(bytes, limit);
    const count = readSome(descriptor, bytes, length, files);
    if (count === 0) break;
    length += count;
    if (length > limit) throw new InputError(`it has more than the ${sizeText(limit)} that are read`);
    // The first bytes tell what it is. Of a film nothing more has to be read.
    if (!known && length >= 512) {
      known = true;
      refuseKind(bytes.subarray(0, length));
    }
  }
  refuseKind(bytes.subarray(0, length));
  return bytes.subarray(0, length);
}

function refuseKind(bytes: Uint8Array): void {
  const refusal = refusalOf(bytes);
  if (refusal !== undefined) throw new InputError(refusal);
}

function readSome(descriptor: number, bytes: Uint8Array, offset: number, files: FileSystem): number {
  for (;;) {
    try {
      return files.read(descriptor, bytes, offset, Math.min(bytes.length - offset, 1 << 24));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Windows ends a pipe so.
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      files.wait();
    }
  }
}

function grow(bytes: Uint8Array, limit: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.min(bytes.length * 2, limit + 1));
  larger.set(bytes);
  return larger;
}
