import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256 } from '../../../../src/core/http/secrets/sha256.ts';

it('is the challenge of RFC 7636 appendix B for its verifier', () => {
  expect(sha256('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
});

it('agrees with another implementation on texts of every length up to three blocks, and on any text', () => {
  const other = (text: string) => createHash('sha256').update(text).digest('base64url');
  for (let length = 0; length < 200; length++) expect(sha256('a'.repeat(length))).toBe(other('a'.repeat(length)));
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => sha256(text) === other(text)));
});
