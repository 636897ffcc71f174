import { describe, expect, it } from 'vitest';
import { decodePaseto } from '../../src/core/credential/decode/paseto.ts';
import { detectShape } from '../../src/core/credential/shapes/detect-shape.ts';
import { createCounts, readVectors } from './corpora.ts';

interface Vector {
  name: string;
  'expect-fail': boolean;
  token: string;
  payload: string | null;
  footer: string;
}

describe('PASETO test vectors', () => {
  it('decodes every token: claims of the public ones, the footer of all', () => {
    const counts = createCounts('PASETO');
    for (const version of [1, 2, 3, 4]) {
      for (const vector of readVectors<{ tests: Vector[] }>('paseto', `v${version}.json`).tests) {
        const token = decodePaseto(vector.token);
        const refused = token === undefined || token.problems.some((code) => code !== 'deprecated-version');
        if (vector['expect-fail']) {
          // These fail for a key or a signature that does not fit, which a decoder cannot tell; it must survive them.
          counts.add(
            refused
              ? `meant to fail, refused (${token?.problems.join(' + ') ?? 'no PASETO'})`
              : 'meant to fail, shown unverified',
          );
          continue;
        }
        expect([vector.name, token?.version, token?.problems.filter((code) => code !== 'deprecated-version')]).toEqual([
          vector.name,
          version,
          [],
        ]);
        expect([vector.name, detectShape(vector.token)?.id]).toEqual([vector.name, 'paseto']);
        if (vector.footer !== '') {
          const footer = typeof token?.footer === 'string' ? token.footer : JSON.stringify(token?.footer);
          expect([vector.name, footer]).toEqual([vector.name, vector.footer]);
        }
        if (token?.purpose === 'public')
          expect([vector.name, JSON.stringify(token.claims)]).toEqual([vector.name, vector.payload]);
        else expect([vector.name, token?.claims]).toEqual([vector.name, undefined]);
        counts.add(`decoded v${version}.${token?.purpose}`);
      }
    }
    counts.print();
    expect(counts.total()).toBe(63);
  });
});
