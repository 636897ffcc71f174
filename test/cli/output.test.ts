import { expect, it, vi } from 'vitest';
import { createOutput } from '../../src/cli/output.ts';

const failure = (code: string) => Object.assign(new Error(code), { code });

/** A sink that takes `at` bytes at a time, and fails as told before it takes more. */
function slow(at: number, failures: (Error | undefined)[] = []) {
  const taken: number[] = [];
  const sink = {
    write: vi.fn((_descriptor: number, bytes: Uint8Array, offset: number) => {
      const error = failures.shift();
      if (error) throw error;
      const piece = bytes.subarray(offset, offset + at);
      taken.push(...piece);
      return piece.length;
    }),
    wait: vi.fn(),
  };
  return { sink, text: () => Buffer.from(taken).toString() };
}

it('writes on where a write took a part only', () => {
  const { sink, text } = slow(3);
  const output = createOutput(1, sink);
  output.write('Grüße, all');
  output.write(' of it');
  expect(text()).toBe('Grüße, all of it');
  expect(output.failure()).toBeUndefined();
});

it('waits where the other side is not ready', () => {
  const { sink, text } = slow(100, [failure('EAGAIN'), failure('EAGAIN')]);
  createOutput(1, sink).write('text');
  expect(text()).toBe('text');
  expect(sink.wait).toHaveBeenCalledTimes(2);
});

it('remembers that the disk became full, and tries no more', () => {
  const full = failure('ENOSPC');
  const { sink, text } = slow(2, [undefined, full]);
  const output = createOutput(1, sink);
  output.write('text');
  output.write('more');
  expect(text()).toBe('te');
  expect(output.failure()).toBe(full);
  expect(sink.write).toHaveBeenCalledTimes(2);
});

it('takes a reader that went away for no failure, and writes no more', () => {
  const { sink } = slow(2, [failure('EPIPE')]);
  const output = createOutput(1, sink);
  output.write('text');
  output.write('more');
  expect(output.failure()).toBeUndefined();
  expect(sink.write).toHaveBeenCalledTimes(1);
});
