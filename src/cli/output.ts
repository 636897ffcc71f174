import { writeSync } from 'node:fs';
import { waitBriefly } from './input.ts';

/** Writes to a stream of the process, all of it or not at all known to have failed. */
export interface Output {
  write(text: string): void;
  /** Why not all was written; undefined when it was, and when the reader went away, which is its own choice. */
  failure(): unknown;
}

/** The part of a file system that writing needs; tests stand in for it. */
export interface Sink {
  /** As many bytes as were taken, which may be less than given. */
  write(descriptor: number, bytes: Uint8Array, offset: number): number;
  wait(): void;
}

const nodeSink: Sink = {
  write: (descriptor, bytes, offset) => writeSync(descriptor, bytes, offset),
  wait: waitBriefly,
};

/**
 * An output that notices what Node's own streams do not: a disk that becomes full takes a part and says nothing. A reader that closes
 * the pipe early (head, less) is no failure.
 */
export function createOutput(descriptor: number, sink: Sink = nodeSink): Output {
  let stopped = false;
  let failure: unknown;
  return {
    write(text) {
      const bytes = Buffer.from(text);
      for (let offset = 0; offset < bytes.length && !stopped; ) {
        try {
          offset += sink.write(descriptor, bytes, offset);
        } catch (error) {
          const { code } = error as NodeJS.ErrnoException;
          if (code === 'EAGAIN') {
            sink.wait();
            continue;
          }
          stopped = true;
          if (code !== 'EPIPE' && code !== 'EOF') failure = error;
        }
      }
    },
    failure: () => failure,
  };
}
