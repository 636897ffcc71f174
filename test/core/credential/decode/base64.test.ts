import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeAnyBase64,
  decodeBase64,
  decodeBase64Url,
  measureBase64Url,
} from '../../../../src/core/credential/decode/base64.ts';
import { effort } from '../../../fixtures/effort.ts';

const codes = (text: string) => decodeBase64Url(text).problems.map(({ code }) => code);

describe('base64', { timeout: 60_000 }, () => {
  it('gives back the bytes that were encoded, in both alphabets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const buffer = Buffer.from(bytes);
        for (const decoded of [
          decodeBase64Url(buffer.toString('base64url')),
          decodeBase64(buffer.toString('base64')),
          decodeAnyBase64(buffer.toString('base64')),
          decodeAnyBase64(buffer.toString('base64url')),
        ]) {
          expect(decoded.ok).toBe(true);
          expect(Buffer.from(decoded.bytes).equals(buffer)).toBe(true);
        }
      }),
    );
  });

  it('is not ok with any other spelling of the same bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ABz09-_+/=\n '), maxLength: 12 }), (text) => {
        const { ok, bytes } = decodeBase64Url(text);
        expect(ok).toBe(Buffer.from(bytes).toString('base64url') === text);
      }),
      { numRuns: effort(3000) },
    );
  });

  it('measures a text as it would be decoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ABz09-_+/=\n é'), maxLength: 12 }), (text) => {
        const { bytes, problems } = decodeBase64Url(text);
        expect(measureBase64Url(text)).toEqual({ bytes: bytes.length, problems });
      }),
      { numRuns: effort(3000) },
    );
  });

  it('says what was wrong, and where', () => {
    expect(codes('YWJj')).toEqual([]);
    expect(codes('YQ==')).toEqual(['padding']);
    expect(codes('+/+/')).toEqual(['standard-alphabet']);
    expect(codes('YW Jj\n')).toEqual(['whitespace']);
    expect(codes('YWJjZ')).toEqual(['impossible-length']);
    expect(codes('YR')).toEqual(['trailing-bits']);
    expect(decodeBase64Url('YWJj!YWJj')).toMatchObject({ ok: false, problems: [{ code: 'invalid-character', at: 4 }] });
    expect(Buffer.from(decodeBase64Url('YWJj!YWJj').bytes).toString()).toBe('abc');
  });
});
