import { CompactEncrypt, compactVerify, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { decryptToken } from '../../src/verify/decrypt.ts';
import { createKey, signToken } from '../../src/verify/sign.ts';
import { SIGN_ALGORITHMS } from '../../src/verify/sign-algorithms.ts';
import { createPair, encode, pasted, secret } from './tokens.ts';

const encrypt = (header: { alg: string; enc: string; kid?: string }, key: CryptoKey | Uint8Array) =>
  new CompactEncrypt(new TextEncoder().encode('{"sub":"u-1"}')).setProtectedHeader(header).encrypt(key);
const bytes = (length: number) => new Uint8Array(length).fill(7);
const oct = (length: number): JWK => ({ kty: 'oct', k: Buffer.from(bytes(length)).toString('base64url') });

describe('an encrypted token', () => {
  it.each(['RSA-OAEP', 'RSA-OAEP-256', 'ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A256KW'])(
    'is opened with the private key: %s',
    async (alg) => {
      const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
      const jwe = await encrypt({ alg, enc: 'A256GCM' }, publicKey);
      const jwk = { ...(await exportJWK(privateKey)), use: 'enc', kid: 'k' };
      expect(await decryptToken(jwe, [pasted(jwk)])).toMatchObject({ ok: true, text: '{"sub":"u-1"}' });
      const { privateKey: other } = await generateKeyPair(alg, { extractable: true });
      expect(await decryptToken(jwe, [pasted(await exportJWK(other))])).toEqual({
        ok: false,
        reason: 'The token was not encrypted for this key, or it was changed.',
      });
      expect(await decryptToken(jwe, [pasted(await exportJWK(other)), pasted(jwk)])).toMatchObject({ ok: true });
      expect(await decryptToken(jwe, [pasted(await exportJWK(publicKey))])).toMatchObject({
        ok: false,
        reason: expect.stringContaining('only the private one opens'),
      });
    },
  );

  it.each([
    ['dir', 'A128GCM', 16],
    ['dir', 'A256CBC-HS512', 64],
    ['A256KW', 'A128CBC-HS256', 32],
    ['A128GCMKW', 'A256GCM', 16],
    ['PBES2-HS256+A128KW', 'A128GCM', 20],
  ])('is opened with the secret: %s, %s', async (alg, enc, length) => {
    const jwe = await encrypt({ alg, enc }, bytes(length));
    expect(await decryptToken(jwe, [pasted(oct(length))])).toMatchObject({ ok: true, text: '{"sub":"u-1"}' });
    const { ok } = await decryptToken(jwe, [pasted(oct(length + 1))]);
    expect(ok).toBe(false);
  });

  it('says what it cannot open, and why', async () => {
    const jwe = (alg: string) => `${encode({ alg, enc: 'A128GCM' })}.AAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`;
    const reason = async (token: string, ...jwks: JWK[]) => {
      const opened = await decryptToken(token, jwks.map(pasted));
      return opened.ok ? '' : opened.reason;
    };
    expect(await reason(jwe('RSA1_5'), oct(16))).toContain('Web Crypto does not have RSA encryption by PKCS #1 v1.5');
    expect(await reason(jwe('RSA-OAEP'), oct(16))).toBe(
      'RSA-OAEP needs a private RSA key; this is a secret of 16 bytes.',
    );
    expect(await reason(jwe('XY'), oct(16))).toBe('“XY” is no algorithm for encryption.');
    expect(await reason(jwe('RSA-OAEP'))).toBe('There is no key.');
    expect(await reason('a.b.c', oct(16))).toContain('no encrypted token');
  });
});

describe('a token that is made here', () => {
  it.each(SIGN_ALGORITHMS)('is signed with a new key, and others take it: %s', async (alg) => {
    const key = await createKey(alg);
    const signed = await signToken({ alg, typ: 'JWT' }, '{"sub":"u"}', key.privateJwk);
    if (!signed.ok) throw new Error(signed.reason);
    const jwk = JSON.parse(key.publicText) as JWK;
    const { payload } = await compactVerify(signed.token, (await importJWK(jwk, alg)) as CryptoKey);
    expect(new TextDecoder().decode(payload)).toBe('{"sub":"u"}');
    if (!alg.startsWith('HS')) expect(key.publicText).not.toContain('"d"');
  });

  it('is not signed with a key that does not fit, and that is said', async () => {
    const { publicJwk } = await createPair('ES256');
    const reason = async (header: object, jwk: JWK) => {
      const signed = await signToken(header as Record<string, unknown>, '{}', jwk);
      return signed.ok ? '' : signed.reason;
    };
    expect(await reason({ alg: 'ES256' }, publicJwk)).toContain('The key is the public one');
    expect(await reason({ alg: 'RS256' }, publicJwk)).toBe('RS256 needs an RSA key; this is a key on P-256.');
    expect(await reason({ alg: 'none' }, secret('x'))).toContain('names no algorithm');
    expect(await reason({ alg: 'HS256' }, secret(''))).toBe('The secret is empty.');
    expect(await reason({}, secret('x'))).toContain('names no algorithm');
  });
});
