import { createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A JWT that a server hands out, in parts that can be changed before it goes to the browser. */
export interface Token {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  /** Where it is: `cookie` or `json`, and the name there. */
  place: 'cookie' | 'json';
  name: string;
  /** HMAC key; a random one of 256 bits when left out. */
  secret?: string | undefined;
  /** Bits of the RSA key; 2048 when left out. */
  rsaBits?: number;
  /** The claims set as text, where it is not what `claims` would give. */
  claimsText?: string;
  headerText?: string;
  /** Changes the compact form at the end. */
  finish?(compact: string): string;
}

const JWT = /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/;
const KEY = randomBytes(32);
const createRsaKey = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength }).privateKey;
const rsa = createRsaKey(2048);
const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;

export const isToken = (text: string): boolean => JWT.test(text);

export function readToken(text: string, place: Token['place'], name: string): Token {
  const [header = '', claims = ''] = text.split('.').map((part) => Buffer.from(part, 'base64url').toString('utf8'));
  return { header: JSON.parse(header), claims: JSON.parse(claims), place, name };
}

const encode = (text: string) => Buffer.from(text).toString('base64url');

/** The token in compact form, signed as its `alg` says. */
export function writeToken(token: Token): string {
  const header = encode(token.headerText ?? JSON.stringify(token.header));
  const input = `${header}.${encode(token.claimsText ?? JSON.stringify(token.claims))}`;
  const compact = `${input}.${signature(input, token)}`;
  return token.finish ? token.finish(compact) : compact;
}

function signature(input: string, { header, secret, rsaBits }: Token): string {
  switch (header.alg) {
    case 'none':
      return '';
    case 'RS256':
      return sign('sha256', Buffer.from(input), rsaBits === undefined ? rsa : createRsaKey(rsaBits)).toString(
        'base64url',
      );
    case 'ES256':
      return sign('sha256', Buffer.from(input), { key: ec, dsaEncoding: 'ieee-p1363' }).toString('base64url');
    default:
      return createHmac('sha256', secret ?? KEY)
        .update(input)
        .digest('base64url');
  }
}
