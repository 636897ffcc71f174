import { describe, expect, it, vi } from 'vitest';
import { type FileSystem, readInput } from '../../src/cli/input.ts';
import { reasonOf } from '../../src/cli/input-error.ts';

const LIMIT = 1_000_000;

/** A file system with one file whose bytes come in pieces. */
function fake(pieces: (Uint8Array | Error)[], stat: Partial<{ file: boolean; folder: boolean; size: number }> = {}) {
  const left = [...pieces];
  const { file = true, folder = false, size = 0 } = stat;
  const files = {
    open: vi.fn(() => 7),
    stat: vi.fn(() => ({ isFile: () => file, isDirectory: () => folder, size })),
    read: vi.fn((_descriptor: number, into: Uint8Array, offset: number, length: number) => {
      const piece = left.shift();
      if (piece instanceof Error) throw piece;
      if (!piece) return 0;
      into.set(piece.subarray(0, length), offset);
      if (piece.length > length) left.unshift(piece.subarray(length));
      return Math.min(piece.length, length);
    }),
    close: vi.fn(),
    wait: vi.fn(),
  } satisfies FileSystem;
  return files;
}

const text = (length: number) => new Uint8Array(length).fill(0x20);
const failure = (code: string) => Object.assign(new Error(code), { code });

describe('readInput', () => {
  it('reads a file to its end and closes it', () => {
    const files = fake([text(70_000), text(3)], { size: 70_003 });
    expect(readInput('a.har', LIMIT, files)).toEqual(text(70_003));
    expect(files.open).toHaveBeenCalledWith('a.har');
    expect(files.close).toHaveBeenCalledWith(7);
  });

  it('refuses by its size a file that is too large, before a byte is read', () => {
    const files = fake([], { size: 2_362_232_013 });
    expect(() => readInput('a.har', 536_870_888, files)).toThrow('it has 2.2 GB, and at most 512 MB are read');
    expect(files.read).not.toHaveBeenCalled();
    expect(files.close).toHaveBeenCalledOnce();
  });

  it.each([
    ['a pipe', { file: false }],
    ['a file that grows', { size: 10 }],
  ])('stops reading %s at the limit', (_what, stat) => {
    const files = fake(
      Array.from({ length: 100 }, () => text(65_536)),
      stat,
    );
    expect(() => readInput('-', LIMIT, files)).toThrow('it has more than the 1 MB that are read');
    expect(files.read.mock.calls.length).toBeLessThan(40);
    expect(files.open).not.toHaveBeenCalled();
    expect(files.close).not.toHaveBeenCalled();
  });

  it('reads what is exactly as large as the limit', () => {
    expect(readInput('-', LIMIT, fake([text(LIMIT)], { file: false }))).toHaveLength(LIMIT);
  });

  it('stops at the first bytes of what cannot be a HAR', () => {
    const files = fake(
      Array.from({ length: 100 }, () => new Uint8Array(4096)),
      { file: false },
    );
    expect(() => readInput('/dev/zero', LIMIT, files)).toThrow('it is no text');
    expect(files.read).toHaveBeenCalledTimes(1);
  });

  it('waits for a pipe that has nothing yet, and takes the end of one on Windows for the end', () => {
    const files = fake([text(5), failure('EAGAIN'), failure('EAGAIN'), text(6), failure('EOF')], { file: false });
    expect(readInput('-', LIMIT, files)).toHaveLength(11);
    expect(files.wait).toHaveBeenCalledTimes(2);
  });

  it('says that a folder is one', () => {
    const files = fake([], { file: false, folder: true });
    expect(() => readInput('src', LIMIT, files)).toThrow('it is a folder');
    expect(files.read).not.toHaveBeenCalled();
  });

  it('hands on what the system says, and closes the file', () => {
    const files = fake([failure('EIO')]);
    expect(() => readInput('a.har', LIMIT, files)).toThrow('EIO');
    expect(files.close).toHaveBeenCalledOnce();
  });
});

describe('reasonOf', () => {
  it.each([
    ['ENOENT', 'there is no such file'],
    ['EISDIR', 'it is a folder'],
    ['EACCES', 'access is denied'],
    ['ENOSPC', 'the disk is full'],
    ['EXYZ', 'EXYZ'],
  ])('puts %s into words', (code, words) => {
    expect(reasonOf(failure(code))).toBe(words);
  });
});
