import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflate } from '../../../../src/core/credential/decode/inflate.ts';
import { effort } from '../../../fixtures/effort.ts';

describe('inflate', { timeout: 60_000 }, () => {
  it('gives back what zlib deflated, raw or with its header, at every level and strategy', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 3000 }),
      fc
        .tuple(fc.string(), fc.nat(3000))
        .map(([text, count]) => new TextEncoder().encode(text.repeat(Math.ceil(count / (text.length + 1))))),
    );
    const strategies = [constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED, constants.Z_HUFFMAN_ONLY, constants.Z_RLE];
    fc.assert(
      fc.property(bytes, fc.integer({ min: 0, max: 9 }), fc.constantFrom(...strategies), (data, level, strategy) => {
        for (const deflate of [deflateSync, deflateRawSync]) {
          const inflated = inflate(deflate(data, { level, strategy }));
          expect(inflated.ok).toBe(true);
          expect(Buffer.from(inflated.bytes).equals(Buffer.from(data))).toBe(true);
        }
      }),
    );
  });

  it('stops a bomb at the limit and keeps the beginning', () => {
    const bomb = deflateRawSync(Buffer.alloc(50_000_000, 0x61));
    const inflated = inflate(bomb, 10_000);
    expect(inflated).toMatchObject({ ok: false, problem: 'too-large' });
    expect(inflated.bytes.length).toBe(10_000);
  });

  it('never throws, whatever the bytes, and gives no more than the limit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (data) => {
        const { ok, problem, bytes } = inflate(data, 5000);
        expect(bytes.length).toBeLessThanOrEqual(5000);
        expect(ok).toBe(problem === undefined);
      }),
      { numRuns: effort(2000) },
    );
  });

  it('gives the beginning of data that was cut', () => {
    const whole = deflateSync(
      Buffer.from(JSON.stringify({ user: 'alice', list: Array.from({ length: 300 }, (_, at) => at * 7) })),
    );
    const inflated = inflate(whole.subarray(0, whole.length >> 1));
    expect(inflated.problem).toBe('cut-short');
    expect(Buffer.from(inflated.bytes).toString()).toContain('alice');
  });
});
