import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Bytes in base64url. */
export const base64url = (value: string): string => Buffer.from(value).toString('base64url');

/** A random value that a URL may hold. */
export const random = (bytes = 16): string => randomBytes(bytes).toString('base64url');

/** Seconds since the epoch. */
export const seconds = (): number => Math.floor(Date.now() / 1000);

/** A signed JWT, made for this run. */
export function jwt(claims: Record<string, unknown>, header: Record<string, unknown> = {}): string {
  const head = { alg: 'RS256', typ: 'JWT', kid: 'k-2026', ...header };
  const input = `${base64url(JSON.stringify(head))}.${base64url(JSON.stringify(claims))}`;
  return `${input}.${sign('sha256', Buffer.from(input), privateKey).toString('base64url')}`;
}
