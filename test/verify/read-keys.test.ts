import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { mayBeSecret, readKeys, readSecret } from '../../src/verify/read-keys.ts';

const curve = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve });
const pem = (key: KeyObject, type: 'spki' | 'pkcs8' | 'pkcs1' | 'sec1') =>
  key.export({ type: type as 'pkcs8', format: 'pem' }).toString();
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = curve('P-256');

async function jwkOf(text: string) {
  const read = await readKeys(text);
  if (!read.ok) throw new Error(read.reason);
  return read.keys.map(({ jwk }) => jwk);
}
/** A key whose point is on no curve. */
const der = ec.publicKey.export({ type: 'spki', format: 'der' });
der[der.length - 1] = (der.at(-1) ?? 0) ^ 1;
const damaged = `-----BEGIN PUBLIC KEY-----\n${der.toString('base64')}\n-----END PUBLIC KEY-----`;
const reasonOf = async (text: string) => {
  const read = await readKeys(text);
  return read.ok ? `keys: ${read.keys.length}` : read.reason;
};

describe('PEM', () => {
  it.each<[string, string, KeyObject]>([
    ['SPKI of RSA', pem(rsa.publicKey, 'spki'), rsa.publicKey],
    ['PKCS #1 of RSA', pem(rsa.publicKey, 'pkcs1'), rsa.publicKey],
    ['PKCS #8 of RSA', pem(rsa.privateKey, 'pkcs8'), rsa.privateKey],
    ['PKCS #1 of a private RSA key', pem(rsa.privateKey, 'pkcs1'), rsa.privateKey],
    ['SPKI of P-256', pem(ec.publicKey, 'spki'), ec.publicKey],
    ['PKCS #8 of P-256', pem(ec.privateKey, 'pkcs8'), ec.privateKey],
    ['SEC 1 of P-256', pem(ec.privateKey, 'sec1'), ec.privateKey],
    ...['P-384', 'P-521'].map((name) => {
      const { publicKey } = curve(name);
      return [`SPKI of ${name}`, pem(publicKey, 'spki'), publicKey] as [string, string, KeyObject];
    }),
    ...(['ed25519', 'x25519'] as const).map((name) => {
      const { publicKey } = generateKeyPairSync(name as 'ed25519');
      return [`SPKI of ${name}`, pem(publicKey, 'spki'), publicKey] as [string, string, KeyObject];
    }),
  ])('is read: %s', async (_what, text, key) => {
    expect(await jwkOf(`\n  ${text.replaceAll('\n', '\r\n')}`)).toEqual([key.export({ format: 'jwk' })]);
  });

  it('may hold several keys, and names before them', async () => {
    const both = `Bag Attributes\n${pem(rsa.publicKey, 'spki')}\nmore\n${pem(ec.publicKey, 'spki')}`;
    expect((await jwkOf(both)).map(({ kty }) => kty)).toEqual(['RSA', 'EC']);
  });

  it.each([
    ['secp256k1', pem(curve('secp256k1').publicKey, 'spki'), /secp256k1, which Web Crypto does not have/],
    ['Ed448', pem(generateKeyPairSync('ed448').publicKey, 'spki'), /Ed448, which Web Crypto does not have/],
    [
      'a passphrase',
      rsa.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString(),
      /encrypted with a passphrase/,
    ],
    [
      'an old passphrase',
      rsa.privateKey.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString(),
      /cut|passphrase/,
    ],
    ['no END', pem(rsa.publicKey, 'spki').replace(/-----END.*/s, ''), /END line is missing/],
    [
      'another thing',
      '-----BEGIN DH PARAMETERS-----\nMIIB\n-----END DH PARAMETERS-----',
      /“DH PARAMETERS” is not read here/,
    ],
    [
      'nonsense inside',
      '-----BEGIN PUBLIC KEY-----\nMIIBIjANBg==\n-----END PUBLIC KEY-----',
      /no key of a type that is known/,
    ],
    ['a damaged key', damaged, /damaged/],
  ])('says why it is not read: %s', async (_what, text, reason) => {
    expect(await reasonOf(text)).toMatch(reason);
  });
});

describe('JSON', () => {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };

  it('is a JWK, a key set, a list of keys, or certificates by kid', async () => {
    expect(await jwkOf(JSON.stringify(jwk))).toEqual([jwk]);
    expect(await jwkOf(JSON.stringify({ keys: [jwk, { kty: 'oct', k: 'AA' }] }))).toHaveLength(2);
    expect(await jwkOf(JSON.stringify([jwk]))).toEqual([jwk]);
    expect(await jwkOf(JSON.stringify({ a: pem(ec.publicKey, 'spki') }))).toEqual([
      { ...ec.publicKey.export({ format: 'jwk' }), kid: 'a' },
    ]);
  });

  it.each([
    ['{"kty":', 'This begins like JSON and is none.'],
    ['{"a":1}', 'This is JSON, but neither a JWK (it has no kty) nor a key set (it has no keys).'],
    ['{"keys":[]}', 'This is JSON, but neither a JWK (it has no kty) nor a key set (it has no keys).'],
    ['', 'Nothing was pasted.'],
    ['hunter2', 'This is neither a JWK, nor a key set, nor PEM. If it is a secret, choose how it is written.'],
  ])('says why it is no key: %s', async (text, reason) => {
    expect(await reasonOf(text)).toBe(reason);
  });
});

describe('a secret', () => {
  const bytes = (text: string, form: 'text' | 'base64url' | 'hex') => {
    const read = readSecret(text, form);
    return read.ok ? Buffer.from(read.keys[0]?.jwk.k ?? '', 'base64url').toString('hex') : read.reason;
  };

  it('is text, base64 of either alphabet, or hexadecimal', () => {
    expect(bytes(' ä ', 'text')).toBe('20c3a420');
    expect(bytes('_-8', 'base64url')).toBe('ffef');
    expect(bytes('/+8=', 'base64url')).toBe('ffef');
    expect(bytes('FF:ef 00', 'hex')).toBe('ffef00');
    expect(bytes('', 'text')).toBe('');
  });

  it('is none when it is written in another way', () => {
    expect(bytes('xyz', 'hex')).toMatch(/not hexadecimal/);
    expect(bytes('abcde', 'base64url')).toMatch(/neither base64url nor base64/);
    expect(bytes('a b!', 'base64url')).toMatch(/neither/);
  });

  it('is what neither JSON nor PEM is', () => {
    expect(['hunter2', ' {"kty"', '-----BEGIN PUBLIC KEY-----'].map(mayBeSecret)).toEqual([true, false, false]);
  });
});
