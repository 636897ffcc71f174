import { createScrubber } from '../core/http/scrub.ts';

/** The salt lives as long as this worker and is stored nowhere, so that nobody can try guesses on what stands in place of a password. */
function rollSalt(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Takes out what must never be kept, before anything that the browser tells is kept. */
export const scrubber = createScrubber(rollSalt());
