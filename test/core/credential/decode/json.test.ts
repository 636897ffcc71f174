import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeJson, MAX_JSON_DEPTH } from '../../../../src/core/credential/decode/json.ts';
import type { JsonNoteCode } from '../../../../src/core/credential/decode/json-model.ts';
import { effort } from '../../../fixtures/effort.ts';

const codes = (text: string): JsonNoteCode[] => decodeJson(text).notes.map(({ code }) => code);

describe('decodeJson', { timeout: 60_000 }, () => {
  it('agrees with JSON.parse on what is JSON and what it means', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.json().map((text) => text.slice(0, -1)),
          mutatedJson(),
          fc.string(),
        ),
        (text) => {
          let expected: unknown;
          let valid = true;
          try {
            expected = JSON.parse(text);
          } catch {
            valid = false;
          }
          const { ok, value, notes } = decodeJson(text);
          const deep = notes.some(({ code }) => code === 'too-deep');
          expect(ok).toBe(valid && !deep);
          if (valid && !deep) expect(JSON.stringify(value)).toBe(JSON.stringify(expected));
        },
      ),
      { numRuns: effort(3000) },
    );
  });

  it('shows a member that comes twice, and keeps the last as JSON.parse does', () => {
    const { ok, value, notes } = decodeJson('{"sub":"alice","a":{"x":1,"x":2},"sub":"bob"}');
    expect(ok).toBe(true);
    expect(value).toMatchObject({ sub: 'bob', a: { x: 2 } });
    expect(notes).toEqual([
      { path: ['a', 'x'], code: 'duplicate-member', at: 26, earlier: 1 },
      { path: ['sub'], code: 'duplicate-member', at: 33, earlier: 'alice' },
    ]);
  });

  it('sees through two spellings of one name', () => {
    expect(codes('{"alg":"none","\\u0061lg":"RS256"}')).toEqual(['duplicate-member']);
  });

  it('keeps an integer beyond 2^53 as it was written', () => {
    const { value, notes } = decodeJson('{"id":12345678901234567890,"ok":9007199254740991}');
    expect(notes).toEqual([{ path: ['id'], code: 'unsafe-integer', at: 6, text: '12345678901234567890' }]);
    expect(value).toMatchObject({ ok: 9007199254740991 });
    expect(codes('[1e400]')).toEqual(['inexact-number']);
  });

  it('treats __proto__ and constructor as names of members only', () => {
    const { value, notes } = decodeJson('{"__proto__":{"admin":true},"constructor":1}');
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect((value as { admin?: boolean }).admin).toBeUndefined();
    expect(notes.map(({ code }) => code)).toEqual(['prototype-member']);
    for (const text of ['{}', '{"a":"b\\n"}']) {
      const object = decodeJson(text).value as Record<string, unknown>;
      expect([object.constructor, object.toString, object.hasOwnProperty]).toEqual([undefined, undefined, undefined]);
    }
  });

  it('gives what was read of a text that was cut', () => {
    const { ok, value, notes } = decodeJson('{"iss":"https://id.example.org","aud":["a","b"],"sub":"ali');
    expect(ok).toBe(false);
    expect(value).toMatchObject({ iss: 'https://id.example.org', aud: ['a', 'b'], sub: 'ali' });
    expect(notes.map(({ code }) => code)).toEqual(['cut-short']);
  });

  it('gives no number that may have gone on where the text was cut', () => {
    expect(decodeJson('{"iat":17,"exp":1795').value).toEqual({ iat: 17 });
    expect(decodeJson('[1,2').value).toEqual([1]);
    expect(decodeJson('12')).toMatchObject({ ok: true, value: 12 });
  });

  it('names lone surrogates, control characters and text behind the value', () => {
    expect(codes('["\\ud800"]')).toEqual(['lone-surrogate']);
    expect(codes('["\ud800"]')).toEqual(['lone-surrogate']);
    expect(codes('["\\ud83d\\ude00"]')).toEqual([]);
    expect(codes('["a\u0001b"]')).toEqual(['control-character']);
    expect(codes('{} x')).toEqual(['trailing-text']);
  });

  it('leaves out what is nested too deep, and stays linear', () => {
    const depth = 200_000;
    const { ok, notes, value } = decodeJson('['.repeat(depth) + ']'.repeat(depth));
    expect(ok).toBe(false);
    expect(notes.map(({ code }) => code)).toEqual(['too-deep']);
    expect(JSON.stringify(value).length).toBe(2 * MAX_JSON_DEPTH + 4);
    expect(codes('['.repeat(depth))).toEqual(['too-deep', 'cut-short']);
  });

  it('bounds its notes', () => {
    const { notes, notesLeftOut } = decodeJson(`{${Array(1000).fill('"a":1').join(',')}}`);
    expect(notes.length).toBe(64);
    expect(notesLeftOut).toBe(935);
  });
});

function mutatedJson(): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', '0', '-', '.', 'e', 'u', ' ', '\u0001', '\ud800'),
    )
    .map(([text, at, put]) => {
      const index = at % (text.length + 1);
      return text.slice(0, index) + put + text.slice(index + (at & 1));
    });
}
