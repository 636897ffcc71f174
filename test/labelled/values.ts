const HEX = '0123456789abcdef';
const ALNUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

let state = 20260304;

/** The next number of a fixed sequence, so that every run has the same values. */
function next(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 0x100000000;
}

function pick(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(Math.floor(next() * alphabet.length))).join('');
}

export const hex = (length: number): string => pick(HEX, length);
export const alnum = (length: number): string => pick(ALNUM, length);
export const base64Url = (length: number): string => pick(`${ALNUM}-_`, length);

export function uuid(): string {
  return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
}

export function encode(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

const NOW_SECONDS = Date.UTC(2026, 2, 4, 9, 30) / 1000;

/** A JWS with a signature nobody checks. */
export function jwt(claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}): string {
  const all = { sub: `user-${hex(8)}`, iat: NOW_SECONDS, exp: NOW_SECONDS + 900, jti: hex(12), ...claims };
  return `${encode({ alg: 'HS256', typ: 'JWT', ...header })}.${encode(all)}.${base64Url(43)}`;
}

/** A JWE in compact form. */
export function jwe(): string {
  return `${encode({ alg: 'dir', enc: 'A256GCM' })}..${base64Url(16)}.${base64Url(220)}.${base64Url(22)}`;
}

export function basic(user: string): string {
  return `Basic ${Buffer.from(`${user}:`).toString('base64')}`;
}

export function flask(content: unknown = { _user_id: '7' }): string {
  const stamp = Buffer.alloc(4);
  stamp.writeUInt32BE(NOW_SECONDS);
  return `${encode(content)}.${stamp.toString('base64url')}.${base64Url(27)}`;
}

export function rails(): string {
  return `${encodeURIComponent(Buffer.from(hex(120)).toString('base64'))}--${base64Url(16)}--${encodeURIComponent(`${alnum(22)}==`)}`;
}

export function iron(): string {
  return `Fe26.2*1*${hex(64)}*${base64Url(22)}*${base64Url(150)}*1799999999999*${hex(64)}*${base64Url(43)}~2`;
}

export function express(): string {
  return `s%3A${base64Url(32)}.${alnum(43)}`;
}

/** What Laravel encrypts: base64 of an envelope with as many bytes of ciphertext. */
export function laravel(bytes: number): string {
  const random = (length: number) => Buffer.from(hex(length * 2), 'hex').toString('base64');
  const envelope = { iv: random(16), value: random(bytes), mac: hex(64), tag: '' };
  return encodeURIComponent(Buffer.from(JSON.stringify(envelope)).toString('base64'));
}
