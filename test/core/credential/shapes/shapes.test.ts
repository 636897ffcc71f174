import { describe, expect, it } from 'vitest';
import { detectShape } from '../../../../src/core/credential/shapes/detect-shape.ts';
import { measureEntropy } from '../../../../src/core/credential/shapes/entropy.ts';
import { findTokens } from '../../../../src/core/credential/shapes/find-tokens.ts';
import { TOKEN_SHAPES } from '../../../../src/core/credential/shapes/token-shapes.ts';

const a = (count: number) => 'a1B2c3D4e5'.repeat(Math.ceil(count / 10)).slice(0, count);
const hex = (count: number) => '0123456789abcdef'.repeat(Math.ceil(count / 16)).slice(0, count);
const encode = (text: string) => Buffer.from(text).toString('base64url');
const JWT = `${encode('{"alg":"HS256"}')}.${encode('{"sub":"alice"}')}.${'A'.repeat(43)}`;

// Put together from pieces, so that no scanner takes this file for a leak.
const SAMPLES: Record<string, string> = {
  'jws-compact': JWT,
  'jwe-compact': `${encode('{"alg":"dir","enc":"A256GCM"}')}..AAAA.AAAA.AAAA`,
  'sd-jwt': `${JWT}~AAAA~`,
  paseto: `v4.local.${a(60)}`,
  'laravel-encrypted': `eyJpdiI6${a(40)}`,
  itsdangerous: `${a(30)}.aOTzAA.${a(27)}`,
  'django-signed': `${a(20)}:1v7abc:${a(43)}`,
  'express-signed': `s:${a(32)}.${a(43)}`,
  'rails-encrypted': `${a(40)}--${a(16)}--${a(22)}==`,
  'rails-signed': `${a(40)}--${hex(40)}`,
  'aspnet-dataprotection': `CfDJ8${a(60)}`,
  'phoenix-signed': `SFMyNTY.${a(40)}.${a(43)}`,
  uuid: 'c2f1a0b4-6d7e-4f8a-9b0c-1d2e3f4a5b6c',
  'github-pat': `ghp_${a(36)}`,
  'gitlab-pat': `glpat-${a(20)}`,
  'stripe-secret': `sk_${'live'}_${a(24)}`,
  'stripe-publishable': `pk_${'live'}_${a(24)}`,
  'aws-access-key-id': `AKIA${'ABCDEFGH234567AB'}`,
  'google-api-key': `AIza${a(35)}`,
  anthropic: `sk-ant-api03-${a(90)}`,
  npm: `npm_${a(36)}`,
  'supabase-publishable': `sb_publishable_${a(30)}`,
  'supabase-secret': `sb_secret_${a(30)}`,
  'tomcat-jsessionid': `${hex(32).toUpperCase()}.node1`,
  ntlm: 'TlRMTVNTUAABAAAA',
};

describe('shapes', () => {
  it.each(Object.entries(SAMPLES))('%s', (id, value) => {
    expect(detectShape(value)?.id).toBe(id);
  });

  it('has each shape once, anchored, and with first characters that its pattern can begin with', () => {
    expect(new Set(TOKEN_SHAPES.map(({ id }) => id)).size).toBe(TOKEN_SHAPES.length);
    expect(TOKEN_SHAPES.length).toBeGreaterThanOrEqual(65);
    for (const { id, pattern } of TOKEN_SHAPES)
      expect([id, pattern.source.startsWith('^'), pattern.flags]).toEqual([id, true, '']);
    for (const [id, value] of Object.entries(SAMPLES)) {
      const first = TOKEN_SHAPES.find((shape) => shape.id === id)?.first ?? '';
      expect([id, first === '' || first.includes(value.charAt(0))]).toEqual([id, true]);
    }
  });

  it('has none for words, numbers, URLs and cookies of analytics', () => {
    for (const value of [
      'en-US',
      'true',
      '1700000000',
      'https://example.org/a/b',
      'GA1.2.123456789.1700000000',
      'hello world',
      'dark-mode-enabled',
    ]) {
      expect([value, detectShape(value)?.id]).toEqual([value, undefined]);
    }
  });
});

describe('measureEntropy', () => {
  it('gives characters times bits of the alphabet, without prefixes and separators', () => {
    expect(measureEntropy('0123456789').alphabet).toBe(10);
    expect(measureEntropy(hex(32))).toEqual({ bits: 128, alphabet: 16, characters: 32 });
    expect(measureEntropy('c2f1a0b4-6d7e-4f8a-9b0c-1d2e3f4a5b6c')).toMatchObject({ alphabet: 16, characters: 32 });
    expect(measureEntropy(`s:${a(32)}`).bits).toBe(Math.floor(32 * Math.log2(62)));
    expect(measureEntropy('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa').bits).toBe(0);
    expect(measureEntropy('').bits).toBe(0);
  });
});

describe('findTokens', () => {
  it('finds tokens wherever they stand, with their place', () => {
    const key = `ghp_${a(36)}`;
    const text = `{"access_token":"${JWT}","x":[1,2]} <a href="/cb?token=${JWT}&y"> Authorization: Bearer%20${JWT}; key=${key}. Text goes on.`;
    const found = findTokens(text);
    expect(found.map(({ kind, shape }) => shape ?? kind)).toEqual(['jws', 'jws', 'jws', 'github-pat']);
    for (const { value, start, end } of found) expect(text.slice(start, end)).toBe(value);
    expect(found[2]?.value).toBe(JWT);
    expect(found[3]?.value).toBe(key);
  });

  it('finds the same tokens at any distance from each other and from the ends', () => {
    for (let before = 0; before < 45; before++) {
      for (const gap of [1, 2, 19, 20, 21]) {
        const text = `${'x '.repeat(60).slice(0, before)} ${SAMPLES['aws-access-key-id']}${' '.repeat(gap)}${JWT}`;
        expect(findTokens(text).map(({ kind }) => kind)).toEqual(['shape', 'jws']);
      }
    }
  });

  it('names a cut token broken, takes words and base64 images for none, and stops at its limit', () => {
    expect(findTokens(`token ${JWT.slice(0, JWT.lastIndexOf('.'))} end`)).toMatchObject([{ kind: 'broken-jwt' }]);
    expect(
      findTokens(
        `data:image/png;base64,${Buffer.alloc(5000, 0x5b).toString('base64')} some-quite-long-class-name-of-a-page`,
      ),
    ).toEqual([]);
    expect(findTokens(`${JWT} `.repeat(500))).toHaveLength(100);
    expect(findTokens(`${JWT} `.repeat(5), { limit: 2 })).toHaveLength(2);
  });
});
