import { scanXml } from '../core/credential/decode/xml-scan.ts';
import type { Decrypted } from './decrypt.ts';
import { describeKey, type Key } from './key.ts';
import { publicOf } from './signature.ts';

/** What an encrypted element says of itself (XML Encryption 1.1), and the two ciphertexts in it. */
interface Sealed {
  content?: string;
  keyTransport?: string;
  digest?: string;
  mgf?: string;
  key?: string;
  data?: string;
}

/** True when the XML holds something that is encrypted. */
export function isSealedXml(xml: string): boolean {
  return /<(?:\w+:)?EncryptedData\b/.test(xml);
}

/**
 * Opens the first encrypted element of a SAML message with a private RSA key: RSA-OAEP around AES in CBC or GCM, which is what Web Crypto
 * has. Never rejects.
 */
export async function decryptSaml(xml: string, keys: readonly Key[]): Promise<Decrypted> {
  const sealed = readSealed(xml);
  if (sealed.data === undefined || sealed.key === undefined)
    return { ok: false, reason: 'The message has no encrypted element with its key beside it.' };
  const content = nameOf(sealed.content);
  const transport = nameOf(sealed.keyTransport);
  if (/rsa-1_5/.test(transport))
    return { ok: false, reason: 'The key is encrypted by rsa-1_5 (PKCS #1 v1.5), which Web Crypto does not have.' };
  if (!/^rsa-oaep/.test(transport))
    return { ok: false, reason: `The key is encrypted by “${transport}”, which is not opened here.` };
  const aes = /^aes(128|192|256)-(cbc|gcm)$/.exec(content);
  if (aes === null)
    return { ok: false, reason: `The content is encrypted by “${content}”, which Web Crypto does not have.` };
  const hash = hashOf(sealed.digest) ?? 'SHA-1';
  const mgf = transport === 'rsa-oaep-mgf1p' ? 'SHA-1' : (hashOf(sealed.mgf) ?? 'SHA-1');
  if (mgf !== hash)
    return {
      ok: false,
      reason: `RSA-OAEP with ${hash} and a mask by ${mgf} cannot be opened here: Web Crypto uses one hash for both.`,
    };
  const fitting = keys.filter(({ jwk }) => jwk.kty === 'RSA' && jwk.d !== undefined);
  const [first] = keys;
  if (fitting.length === 0)
    return {
      ok: false,
      reason:
        first === undefined
          ? 'There is no key.'
          : `A private RSA key opens it; this is ${first.jwk.kty === 'RSA' ? 'the public half of one' : `a ${describeKey(first.jwk)}`}.`,
    };
  for (const { jwk } of fitting) {
    try {
      const { use: _use, key_ops: _operations, alg: _alg, ext: _ext, ...bare } = jwk;
      const key = await crypto.subtle.importKey('jwk', bare as JsonWebKey, { name: 'RSA-OAEP', hash }, false, [
        'decrypt',
      ]);
      const secret = new Uint8Array(await crypto.subtle.decrypt({ name: 'RSA-OAEP' }, key, toBytes(sealed.key)));
      const plain = await openContent(toBytes(sealed.data), secret, aes[2] === 'gcm');
      return { ok: true, text: new TextDecoder().decode(plain), key: describeKey(publicOf(jwk)) };
    } catch {
      // Another key may fit.
    }
  }
  return {
    ok: false,
    reason: `It was not encrypted for this key, it was changed, or this browser does not have ${content}.`,
  };
}

async function openContent(
  data: Uint8Array<ArrayBuffer>,
  secret: Uint8Array<ArrayBuffer>,
  isGcm: boolean,
): Promise<Uint8Array> {
  if (isGcm) {
    const key = await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['decrypt']);
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: 'AES-GCM', iv: data.subarray(0, 12) }, key, data.subarray(12)),
    );
  }
  // XML Encryption fills up with whatever bytes and a length (section 5.2), which Web Crypto refuses: a block of padding that it takes is put behind.
  const key = await crypto.subtle.importKey('raw', secret, 'AES-CBC', false, ['encrypt', 'decrypt']);
  const last = data.subarray(data.length - 16);
  const block = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv: last }, key, new Uint8Array()));
  const whole = new Uint8Array(data.length - 16 + block.length);
  whole.set(data.subarray(16));
  whole.set(block, data.length - 16);
  const plain = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv: data.subarray(0, 16) }, key, whole));
  const filled = plain.at(-1) ?? 0;
  if (filled < 1 || filled > 16) throw new Error('padding');
  return plain.subarray(0, plain.length - filled);
}

function readSealed(xml: string): Sealed {
  const sealed: Sealed = {};
  const path: string[] = [];
  scanXml(xml, (token) => {
    if (token.kind === 'start') {
      const algorithm = token.attributes.get('Algorithm');
      const inKey = path.includes('EncryptedKey');
      if (token.name === 'EncryptionMethod') {
        if (inKey) sealed.keyTransport ??= algorithm;
        else sealed.content ??= algorithm;
      } else if (token.name === 'DigestMethod' && inKey) sealed.digest ??= algorithm;
      else if (token.name === 'MGF' && inKey) sealed.mgf ??= algorithm;
      if (!token.closed) path.push(token.name);
    } else if (token.kind === 'end') path.pop();
    else if (token.kind === 'text' && path.at(-1) === 'CipherValue') {
      if (path.includes('EncryptedKey')) sealed.key ??= token.text;
      else sealed.data ??= token.text;
    }
  });
  return sealed;
}

function nameOf(uri = ''): string {
  return uri.slice(uri.lastIndexOf('#') + 1);
}

function hashOf(uri: string | undefined): string | undefined {
  const bits = /sha-?(1|256|384|512)$/i.exec(uri ?? '')?.[1];
  return bits && `SHA-${bits}`;
}

function toBytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64.replace(/\s/g, '')), (character) => character.charCodeAt(0));
}
