// What a key is for, by its DER (X.690), and the older forms of keys put into those that Web Crypto takes.
import { readDer } from '../core/credential/decode/der.ts';

/** What the first value holds, one after the other. */
function membersOf(der: Uint8Array) {
  return readDer(readDer(der)[0]?.content ?? new Uint8Array());
}

/** An element with this content. */
export function writeElement(tag: number, ...contents: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = contents.reduce((sum, { length: one }) => sum + one, 0);
  const head =
    length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff];
  const bytes = new Uint8Array(head.length + length);
  bytes.set(head);
  let at = head.length;
  for (const content of contents) {
    bytes.set(content, at);
    at += content.length;
  }
  return bytes;
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OCTETS = 0x04;
const BITS = 0x03;
const OID = 0x06;
/** rsaEncryption with its NULL, id-ecPublicKey without its curve. */
const RSA = Uint8Array.of(0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 5, 0);
const EC = Uint8Array.of(0x06, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1);
const ZERO = Uint8Array.of(INTEGER, 1, 0);

/** SubjectPublicKeyInfo (RFC 5280 section 4.1) around an RSAPublicKey (RFC 8017 A.1.1). */
export function wrapPublicRsa(der: Uint8Array): Uint8Array<ArrayBuffer> {
  return writeElement(SEQUENCE, writeElement(SEQUENCE, RSA), writeElement(BITS, Uint8Array.of(0), der));
}

/** PrivateKeyInfo (RFC 5958) around an RSAPrivateKey (RFC 8017 A.1.2). */
export function wrapPrivateRsa(der: Uint8Array): Uint8Array<ArrayBuffer> {
  return writeElement(SEQUENCE, ZERO, writeElement(SEQUENCE, RSA), writeElement(OCTETS, der));
}

/** PrivateKeyInfo around an ECPrivateKey (RFC 5915), whose curve moves outside; undefined when it names none. */
export function wrapPrivateEc(der: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const members = membersOf(der);
  const curve = members.find(({ tag }) => tag === 0xa0)?.content;
  if (curve === undefined) return undefined;
  return writeElement(SEQUENCE, ZERO, writeElement(SEQUENCE, EC, curve), writeElement(OCTETS, der));
}

/** What keys are for, by the numbers of RFC 3279, 5480, 8410 and 9881 in hexadecimal. */
const TYPES: Readonly<Record<string, { kty: string; crv?: string; alg?: string }>> = {
  '2a864886f70d010101': { kty: 'RSA' },
  '2a864886f70d01010a': { kty: 'RSA', alg: 'PSS' },
  '2a8648ce3d030107': { kty: 'EC', crv: 'P-256' },
  '2b81040022': { kty: 'EC', crv: 'P-384' },
  '2b81040023': { kty: 'EC', crv: 'P-521' },
  '2b8104000a': { kty: 'EC', crv: 'secp256k1' },
  '2b656e': { kty: 'OKP', crv: 'X25519' },
  '2b656f': { kty: 'OKP', crv: 'X448' },
  '2b6570': { kty: 'OKP', crv: 'Ed25519' },
  '2b6571': { kty: 'OKP', crv: 'Ed448' },
  '608648016503040311': { kty: 'AKP', alg: 'ML-DSA-44' },
  '608648016503040312': { kty: 'AKP', alg: 'ML-DSA-65' },
  '608648016503040313': { kty: 'AKP', alg: 'ML-DSA-87' },
};

/** What a SubjectPublicKeyInfo or PrivateKeyInfo is the key of, by its AlgorithmIdentifier. */
export function readKeyType(der: Uint8Array): { kty: string; crv?: string; alg?: string } | undefined {
  const members = membersOf(der);
  const identifier = members.find(({ tag }) => tag === SEQUENCE);
  const numbers = readDer(identifier?.content ?? new Uint8Array())
    .filter(({ tag }) => tag === OID)
    .map(({ content }) => [...content].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
  // Of a key on a curve the second number is the curve.
  return numbers.map((number) => TYPES[number]).find((type) => type !== undefined);
}

/** The SubjectPublicKeyInfo of a certificate (RFC 5280 section 4.1), with the tag of each element still to be read. */
export function readCertificateKey(der: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const [inner] = membersOf(der);
  if (inner?.tag !== SEQUENCE) return undefined;
  for (const { tag, content } of readDer(inner.content)) {
    if (tag !== SEQUENCE) continue;
    const [algorithm, bits] = readDer(content);
    if (algorithm?.tag === SEQUENCE && bits?.tag === BITS) return writeElement(SEQUENCE, content);
  }
  return undefined;
}
