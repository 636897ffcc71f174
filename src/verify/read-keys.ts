import type { JWK } from 'jose';
import { exportJWK, importPKCS8, importSPKI } from 'jose';
import { readCertificateKey, readKeyType, wrapPrivateEc, wrapPrivateRsa, wrapPublicRsa } from './der.ts';
import { type Key, toBase64Url } from './key.ts';

/** How the text of a secret stands for its bytes. */
export type SecretForm = 'text' | 'base64url' | 'hex';

/** The keys in what a person pasted, or why there are none, in a sentence. */
export type KeysRead = { ok: true; keys: Key[]; what: string } | { ok: false; reason: string };

const MAX_KEYS = 64;
const MAX_TEXT = 262_144;
const PEM = /-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]*)-----END \1-----/g;

/** Reads a JWK, a key set, or PEM with public keys, private keys or certificates. A secret is read by `readSecret`. */
export async function readKeys(pasted: string): Promise<KeysRead> {
  const text = pasted.trim();
  if (text === '') return { ok: false, reason: 'Nothing was pasted.' };
  if (text.length > MAX_TEXT) return { ok: false, reason: 'This is too long for keys.' };
  if (text.startsWith('{') || text.startsWith('[')) return readJson(text);
  if (text.includes('-----BEGIN ')) return readPem(text);
  return {
    ok: false,
    reason: 'This is neither a JWK, nor a key set, nor PEM. If it is a secret, choose how it is written.',
  };
}

/** Whether the text can only be a secret: it is neither JSON nor PEM. */
export function mayBeSecret(pasted: string): boolean {
  return !/^\s*[{[]/.test(pasted) && !pasted.includes('-----BEGIN ');
}

/** A secret, with each of its characters meant, white space too. */
export function readSecret(pasted: string, form: SecretForm): KeysRead {
  let bytes: Uint8Array;
  if (form === 'text') bytes = new TextEncoder().encode(pasted);
  else if (form === 'hex') {
    const digits = pasted.replace(/[\s:]/g, '');
    if (!/^(?:[0-9a-f]{2})*$/i.test(digits))
      return { ok: false, reason: 'This is not hexadecimal: two digits a byte.' };
    bytes = Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  } else {
    const letters = pasted.replace(/\s/g, '').replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
    if (!/^[\w-]*$/.test(letters) || letters.length % 4 === 1)
      return { ok: false, reason: 'This is neither base64url nor base64.' };
    return secretOf(letters);
  }
  return secretOf(toBase64Url(bytes));
}

function secretOf(k: string): KeysRead {
  return {
    ok: true,
    keys: [{ jwk: { kty: 'oct', k }, origin: 'pasted', from: 'the pasted secret' }],
    what: 'a secret',
  };
}

async function readJson(text: string): Promise<KeysRead> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'This begins like JSON and is none.' };
  }
  const isSet = isObject(value) && Array.isArray(value.keys);
  const list = isSet ? (value as { keys: unknown[] }).keys : Array.isArray(value) ? value : [value];
  const keys = list
    .filter((one): one is JWK => isObject(one) && typeof one.kty === 'string')
    .slice(0, MAX_KEYS)
    .map((jwk): Key => ({ jwk, origin: 'pasted', from: isSet ? 'the pasted key set' : 'the pasted JWK' }));
  if (keys.length > 0) return { ok: true, keys, what: isSet ? 'a key set' : 'a JWK' };
  // Some issuers publish their certificates by kid.
  if (isObject(value)) {
    const read = await Promise.all(
      Object.entries(value)
        .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].includes('-----BEGIN '))
        .slice(0, MAX_KEYS)
        .map(async ([kid, pem]) => {
          const one = await readPem(pem);
          return one.ok ? one.keys.map((key): Key => ({ ...key, jwk: { ...key.jwk, kid } })) : [];
        }),
    );
    if (read.flat().length > 0) return { ok: true, keys: read.flat(), what: 'certificates by kid' };
  }
  return { ok: false, reason: 'This is JSON, but neither a JWK (it has no kty) nor a key set (it has no keys).' };
}

async function readPem(text: string): Promise<KeysRead> {
  const keys: Key[] = [];
  const reasons: string[] = [];
  for (const [pem, label = '', body = ''] of text.slice(0, MAX_TEXT).matchAll(PEM)) {
    if (keys.length >= MAX_KEYS) break;
    const read = await readBlock(label, body);
    if (typeof read === 'string') reasons.push(read);
    else keys.push({ jwk: read, origin: 'pasted', from: `the pasted ${WORDS[label] ?? 'key'}`, pem });
  }
  if (keys.length > 0) return { ok: true, keys, what: keys[0]?.from?.replace('the pasted ', 'a ') ?? 'a key' };
  return { ok: false, reason: reasons[0] ?? 'The PEM is cut: its END line is missing, or it is not base64.' };
}

const WORDS: Readonly<Record<string, string>> = {
  'PUBLIC KEY': 'public key',
  'RSA PUBLIC KEY': 'public key',
  'PRIVATE KEY': 'private key',
  'RSA PRIVATE KEY': 'private key',
  'EC PRIVATE KEY': 'private key',
  CERTIFICATE: 'certificate',
};

/** The JWK of one block, or why there is none. */
async function readBlock(label: string, body: string): Promise<JWK | string> {
  if (label === 'ENCRYPTED PRIVATE KEY' || /^\s*Proc-Type:/.test(body))
    return 'The private key is encrypted with a passphrase; paste it without, or its public key.';
  if (WORDS[label] === undefined) return `“${label}” is not read here; paste a PUBLIC KEY, PRIVATE KEY or CERTIFICATE.`;
  let der: Uint8Array;
  try {
    der = Uint8Array.from(atob(body.replace(/\s/g, '')), (character) => character.charCodeAt(0));
  } catch {
    return 'The PEM is not base64 inside.';
  }
  const isPrivate = label.endsWith('PRIVATE KEY');
  const whole =
    label === 'RSA PUBLIC KEY'
      ? wrapPublicRsa(der)
      : label === 'RSA PRIVATE KEY'
        ? wrapPrivateRsa(der)
        : label === 'EC PRIVATE KEY'
          ? wrapPrivateEc(der)
          : label === 'CERTIFICATE'
            ? readCertificateKey(der)
            : der;
  const type = whole && readKeyType(whole);
  if (whole === undefined || type === undefined) return 'The PEM holds no key of a type that is known here.';
  const alg = importAlgorithm(type);
  if (alg === undefined) return `The key is one for ${type.crv ?? type.alg}, which Web Crypto does not have.`;
  try {
    const text = pemOf(isPrivate ? 'PRIVATE KEY' : 'PUBLIC KEY', whole);
    const options = { extractable: true };
    return await exportJWK(isPrivate ? await importPKCS8(text, alg, options) : await importSPKI(text, alg, options));
  } catch {
    return 'The browser does not take the key: it is damaged, or of a kind that Web Crypto does not have.';
  }
}

/** An algorithm that a key of this type can be read for; what it is used for is decided later. */
function importAlgorithm({ kty, crv, alg }: { kty: string; crv?: string; alg?: string }): string | undefined {
  if (kty === 'RSA') return alg === undefined ? 'RS256' : undefined;
  if (kty === 'AKP') return alg;
  const byCurve: Readonly<Record<string, string>> = {
    'P-256': 'ES256',
    'P-384': 'ES384',
    'P-521': 'ES512',
    Ed25519: 'EdDSA',
    X25519: 'ECDH-ES',
  };
  return byCurve[crv ?? ''];
}

function pemOf(label: string, der: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...der));
  return `-----BEGIN ${label}-----\n${base64.replace(/.{64}/g, '$&\n').trim()}\n-----END ${label}-----`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
