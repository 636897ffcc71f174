import {
  constants,
  createCipheriv,
  generateKeyPairSync,
  type KeyObject,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decryptSaml, isSealedXml } from '../../src/verify/saml-decrypt.ts';
import { pasted } from './tokens.ts';

const PLAIN =
  '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><saml:Subject>Ada ä</saml:Subject></saml:Assertion>';
const XENC = 'http://www.w3.org/2001/04/xmlenc#';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwkOf = (key: KeyObject) => pasted(key.export({ format: 'jwk' }) as never);

function seal(secret: Buffer, content: string): Buffer {
  const iv = randomBytes(content.endsWith('gcm') ? 12 : 16);
  const bits = secret.length * 8;
  if (content.endsWith('gcm')) {
    const cipher = createCipheriv(`aes-${bits}-gcm` as 'aes-256-gcm', secret, iv);
    return Buffer.concat([iv, cipher.update(PLAIN), cipher.final(), cipher.getAuthTag()]);
  }
  // Whatever bytes, and at the end how many: what XML Encryption fills up with.
  const text = Buffer.from(PLAIN);
  const filled = 16 - (text.length % 16);
  const padding = randomBytes(filled);
  padding[filled - 1] = filled;
  const cipher = createCipheriv(`aes-${bits}-cbc`, secret, iv).setAutoPadding(false);
  return Buffer.concat([iv, cipher.update(Buffer.concat([text, padding])), cipher.final()]);
}

function message({
  content = `${XENC}aes256-cbc`,
  transport = `${XENC}rsa-oaep-mgf1p`,
  oaep = 'sha1',
  inside = '',
  to = publicKey,
  beside = false,
} = {}): string {
  const secret = randomBytes(Number(/aes(\d+)/.exec(content)?.[1] ?? 256) / 8);
  const key = publicEncrypt({ key: to, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: oaep }, secret).toString(
    'base64',
  );
  const encryptedKey = `<xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="${transport}">${inside}</xenc:EncryptionMethod><xenc:CipherData><xenc:CipherValue>\n${key}\n</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey>`;
  const data = `<xenc:EncryptedData><xenc:EncryptionMethod Algorithm="${content}"/>${beside ? '' : `<ds:KeyInfo>${encryptedKey}</ds:KeyInfo>`}<xenc:CipherData><xenc:CipherValue>${seal(secret, content).toString('base64')}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>`;
  return `<samlp:Response><saml:EncryptedAssertion>${data}${beside ? encryptedKey : ''}</saml:EncryptedAssertion></samlp:Response>`;
}

describe('an encrypted assertion', () => {
  it.each([
    ['AES-256-CBC', {}],
    ['AES-128-CBC, with the key beside', { content: `${XENC}aes128-cbc`, beside: true }],
    ['AES-128-GCM', { content: 'http://www.w3.org/2009/xmlenc11#aes128-gcm' }],
    ['AES-256-GCM', { content: 'http://www.w3.org/2009/xmlenc11#aes256-gcm' }],
    [
      'RSA-OAEP with SHA-256',
      {
        transport: 'http://www.w3.org/2009/xmlenc11#rsa-oaep',
        oaep: 'sha256',
        inside: `<ds:DigestMethod Algorithm="${XENC}sha256"/><xenc11:MGF Algorithm="http://www.w3.org/2009/xmlenc11#mgf1sha256"/>`,
      },
    ],
  ])('is opened with the private key: %s', async (_what, how) => {
    const xml = message(how);
    expect(isSealedXml(xml)).toBe(true);
    expect(await decryptSaml(xml, [jwkOf(privateKey)])).toEqual({
      ok: true,
      text: PLAIN,
      key: 'RSA key of 2,048 bits',
    });
  });

  it.each([
    ['rsa-1_5', { transport: `${XENC}rsa-1_5` }, /rsa-1_5 .* Web Crypto does not have/],
    ['3DES', { content: `${XENC}tripledes-cbc` }, /“tripledes-cbc”, which Web Crypto does not have/],
    [
      'two hashes',
      { transport: 'http://www.w3.org/2009/xmlenc11#rsa-oaep', inside: `<ds:DigestMethod Algorithm="${XENC}sha256"/>` },
      /one hash for both/,
    ],
    [
      'another key',
      { to: generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey },
      /not encrypted for this key/,
    ],
  ])('says why it is not opened: %s', async (_what, how, reason) => {
    expect(await decryptSaml(message(how), [jwkOf(privateKey)])).toEqual({
      ok: false,
      reason: expect.stringMatching(reason),
    });
  });

  it('needs the private half of an RSA key', async () => {
    const reason = async (...keys: Parameters<typeof decryptSaml>[1][number][]) => {
      const opened = await decryptSaml(message(), keys);
      return opened.ok ? '' : opened.reason;
    };
    expect(await reason()).toBe('There is no key.');
    expect(await reason(jwkOf(publicKey))).toContain('the public half');
    expect(await reason(pasted({ kty: 'oct', k: 'AAAA' }))).toBe(
      'A private RSA key opens it; this is a secret of 3 bytes.',
    );
    expect(await decryptSaml('<a/>', [jwkOf(privateKey)])).toMatchObject({ ok: false });
  });
});
