import { decodeAnyBase64 } from './base64.ts';
import { type DerValue, readDer, readDerTime, readOid } from './der.ts';
import { decodeUtf8 } from './utf8.ts';

/** What an X.509 certificate says of itself (RFC 5280 section 4.1). Its signature is not checked. */
export interface Certificate {
  /** Distinguished names as RFC 4514 writes them. */
  subject: string;
  issuer: string;
  /** Hexadecimal, in lower case. */
  serial: string;
  /** Milliseconds since the epoch. */
  notBefore?: number;
  notAfter?: number;
  /** Kind and size of its public key, as `RSA 2048` or `EC P-256`. */
  key: string;
  /** The algorithm that its issuer signed it with: a name where it is a usual one, else the object identifier. */
  signedWith: string;
  /** Issuer and subject are the same: it vouches for itself. */
  isSelfIssued: boolean;
  /** As it was encoded, for its fingerprint. */
  der: Uint8Array;
}

const MAX_LENGTH = 65_536;

const NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '0.9.2342.19200300.100.1.25': 'DC',
  '0.9.2342.19200300.100.1.1': 'UID',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

const CURVES: Readonly<Record<string, string>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
  '1.3.132.0.10': 'secp256k1',
};

const ALGORITHMS: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.4': 'RSA with MD5',
  '1.2.840.113549.1.1.5': 'RSA with SHA-1',
  '1.2.840.113549.1.1.10': 'RSA-PSS',
  '1.2.840.113549.1.1.11': 'RSA with SHA-256',
  '1.2.840.113549.1.1.12': 'RSA with SHA-384',
  '1.2.840.113549.1.1.13': 'RSA with SHA-512',
  '1.2.840.10045.4.1': 'ECDSA with SHA-1',
  '1.2.840.10045.4.3.2': 'ECDSA with SHA-256',
  '1.2.840.10045.4.3.3': 'ECDSA with SHA-384',
  '1.2.840.10045.4.3.4': 'ECDSA with SHA-512',
  '1.3.101.112': 'Ed25519',
  '1.3.101.113': 'Ed448',
};

const SEQUENCE = 0x30;

/**
 * Reads an X.509 certificate from PEM or from base64 of its DER, as `ds:X509Certificate` and `x5c` have it. Undefined for what is
 * no certificate; an odd part of one is left out. Never throws.
 */
export function decodeCertificate(text: string): Certificate | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const body = /-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/.exec(text)?.[1] ?? text;
  const { bytes, problems } = decodeAnyBase64(body.trim());
  if (problems.some(({ code }) => code === 'invalid-character' || code === 'impossible-length')) return undefined;
  const [whole] = readDer(bytes);
  if (whole?.tag !== SEQUENCE) return undefined;
  const [signed, algorithm] = readDer(whole.content);
  if (signed?.tag !== SEQUENCE || algorithm?.tag !== SEQUENCE) return undefined;
  const fields = readDer(signed.content);
  // The version is left out of a certificate of version 1.
  if (fields[0]?.tag === 0xa0) fields.shift();
  const [serial, , issuer, validity, subject, key] = fields;
  if (serial?.tag !== 0x02 || !issuer || !subject || validity?.tag !== SEQUENCE || key?.tag !== SEQUENCE)
    return undefined;
  const [notBefore, notAfter] = readDer(validity.content).map(readDerTime);
  const certificate: Certificate = {
    subject: readName(subject),
    issuer: readName(issuer),
    serial: toHex(serial.content),
    key: readKey(key),
    signedWith: readAlgorithm(algorithm),
    isSelfIssued: toHex(subject.whole) === toHex(issuer.whole),
    der: whole.whole,
  };
  if (notBefore !== undefined) certificate.notBefore = notBefore;
  if (notAfter !== undefined) certificate.notAfter = notAfter;
  return certificate;
}

/** A distinguished name, the last of its parts first (RFC 4514 section 2.1). */
function readName({ content }: DerValue): string {
  const parts = readDer(content).map(({ content: set }) =>
    readDer(set)
      .map(({ content: pair }) => {
        const [type, value] = readDer(pair);
        if (!type || !value) return '';
        const oid = readOid(type.content);
        return `${NAMES[oid] ?? oid}=${escapeValue(readText(value))}`;
      })
      .join('+'),
  );
  return parts.reverse().join(',');
}

function readText({ tag, content }: DerValue): string {
  // A BMPString has two octets a character, the larger first.
  if (tag === 0x1e) return decodeWide(content);
  const { text, ok } = decodeUtf8(content);
  return ok ? text : String.fromCharCode(...content.subarray(0, 1024));
}

function decodeWide(content: Uint8Array): string {
  let text = '';
  for (let at = 0; at + 1 < content.length; at += 2)
    text += String.fromCharCode(((content[at] as number) << 8) | (content[at + 1] as number));
  return text;
}

/** Escapes what would end a value (RFC 4514 section 2.4). */
function escapeValue(value: string): string {
  return value.replace(/[\\"+,;<>]/g, '\\$&');
}

function readKey({ content }: DerValue): string {
  const [algorithm, bits] = readDer(content);
  const [kind, parameter] = algorithm ? readDer(algorithm.content) : [];
  const oid = kind ? readOid(kind.content) : '';
  if (oid.startsWith('1.2.840.113549.1.1.')) return `RSA ${modulusBits(bits)}`;
  if (oid === '1.2.840.10045.2.1') {
    const curve = parameter ? readOid(parameter.content) : '';
    return `EC ${CURVES[curve] ?? curve}`;
  }
  return ALGORITHMS[oid] ?? oid;
}

/** Bits of the modulus in an RSAPublicKey (RFC 8017 section A.1.1). */
function modulusBits(bits: DerValue | undefined): number {
  const [sequence] = bits ? readDer(bits.content.subarray(1)) : [];
  const [modulus] = sequence ? readDer(sequence.content) : [];
  if (!modulus) return 0;
  const first = modulus.content.findIndex((octet) => octet !== 0);
  return first < 0 ? 0 : (modulus.content.length - first) * 8 - Math.clz32(modulus.content[first] as number) + 24;
}

function readAlgorithm({ content }: DerValue): string {
  const [kind] = readDer(content);
  const oid = kind ? readOid(kind.content) : '';
  return ALGORITHMS[oid] ?? oid;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (octet) => octet.toString(16).padStart(2, '0')).join('');
}

/** A certificate in PEM (RFC 7468 section 5). */
export function toPem({ der }: Certificate): string {
  const text = btoa(Array.from(der, (octet) => String.fromCharCode(octet)).join(''));
  return `-----BEGIN CERTIFICATE-----\n${text.replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}
