/** Characters of a secret by which a leak is told: no part of it this long may come out. */
const PART = 12;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Secrets put into places one by one, so that each that comes out can be traced to where it went in. */
export interface Canaries {
  /** A secret of its own for a place: letters and digits with, in `hard` ones, what every notation has to escape between them. */
  make(where: string, hard?: boolean): string;
  size(): number;
  /** Every place that has a secret. */
  places(): string[];
  /** The places whose secret is in the text: raw, percent-encoded, in JSON, in base64 at any offset, or a part of it. */
  leaks(text: string): string[];
}

/** `random` gives numbers from 0 up to 1. */
export function createCanaries(random: () => number): Canaries {
  const parts = new Map<string, string>();
  let size = 0;
  const piece = (length: number) => {
    let text = '';
    while (text.length < length) text += ALPHABET[Math.floor(random() * ALPHABET.length)];
    // Digits and both cases, as passwords that somebody made have.
    return `${text.slice(0, -3)}x7Q`;
  };

  function learn(text: string, where: string): void {
    for (let at = 0; at + PART <= text.length; at++) parts.set(text.slice(at, at + PART), where);
  }

  return {
    make(where, hard = false) {
      const pieces = [piece(16), piece(16)];
      const secret = pieces.join(hard ? '&" %<é' : '');
      size += 1;
      learn(pieces.join(''), where);
      for (const one of pieces) {
        learn(one, where);
        for (let before = 0; before < 3; before++) {
          // The first and the last group of base64 depend on what stands around the secret.
          const encoded = Buffer.from(`${'-'.repeat(before)}${one}`)
            .toString('base64')
            .replace(/=+$/, '');
          learn(encoded.slice(4, -2).replace(/\+/g, '-').replace(/\//g, '_'), where);
          learn(encoded.slice(4, -2), where);
        }
      }
      return secret;
    },
    size: () => size,
    places: () => [...new Set(parts.values())],
    leaks(text) {
      const found = new Set<string>();
      for (let at = 0; at + PART <= text.length; at++) {
        const where = parts.get(text.slice(at, at + PART));
        if (where !== undefined) found.add(where);
      }
      return [...found];
    },
  };
}
