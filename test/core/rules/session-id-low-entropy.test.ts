import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { measureEntropy } from '../../../src/core/credential/shapes/entropy.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/core/rules/thresholds.ts';
import { effort } from '../../fixtures/effort.ts';
import { severities } from './lint.ts';

const COUNT = effort(100_000);
/** At most one in a thousand may be taken for weak. */
const MAX_FLAGGED = COUNT / 1000;

/** As many random bytes as are asked for, the same in every run. */
function createBytes(seed: number): (length: number) => Buffer {
  const stream = createCipheriv('aes-128-ctr', Buffer.alloc(16, seed), Buffer.alloc(16));
  return (length) => stream.update(Buffer.alloc(length));
}

/** One digit a byte; alphabets of 32 and 64 are exactly even, others nearly. */
function digits(bytes: Buffer, alphabet: string): string {
  for (let at = 0; at < bytes.length; at++) bytes[at] = alphabet.charCodeAt((bytes[at] ?? 0) % alphabet.length);
  return bytes.toString('latin1');
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const uuid = (hex: string) =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;

const FORMS: [string, number, (bytes: Buffer) => string][] = [
  ['32 hexadecimal digits', 16, (bytes) => bytes.toString('hex')],
  ['32 capital hexadecimal digits (Tomcat)', 16, (bytes) => bytes.toString('hex').toUpperCase()],
  ['40 hexadecimal digits', 20, (bytes) => bytes.toString('hex')],
  ['64 hexadecimal digits', 32, (bytes) => bytes.toString('hex')],
  ['a UUID of version 4', 16, (bytes) => uuid(bytes.toString('hex'))],
  ['128 bits in base64', 16, (bytes) => bytes.toString('base64')],
  ['128 bits in base64url', 16, (bytes) => bytes.toString('base64url')],
  ['256 bits in base64url', 32, (bytes) => bytes.toString('base64url')],
  ['26 digits of 5 bits (PHP)', 26, (bytes) => digits(bytes, `${DIGITS}abcdefghijklmnopqrstuv`)],
  ['26 digits of base 32', 26, (bytes) => digits(bytes, `${LOWER}234567`)],
  ['24 digits of 5 bits (ASP.NET)', 24, (bytes) => digits(bytes, `${LOWER}012345`)],
  ['32 letters and digits (Django)', 32, (bytes) => digits(bytes, LOWER + DIGITS)],
  ['40 letters of both cases and digits (Laravel)', 40, (bytes) => digits(bytes, LOWER + LOWER.toUpperCase() + DIGITS)],
  ['22 letters of both cases and digits', 22, (bytes) => digits(bytes, LOWER + LOWER.toUpperCase() + DIGITS)],
  ['21 digits of base64url (nanoid)', 21, (bytes) => digits(bytes, `${LOWER}${LOWER.toUpperCase()}${DIGITS}-_`)],
  ['128 bits as a decimal number', 16, (bytes) => BigInt(`0x${bytes.toString('hex')}`).toString()],
];

describe('of random IDs of a common form fewer than one in a thousand is called short:', () => {
  it.each(FORMS)('%s', (_form, length, render) => {
    const bytes = createBytes(length);
    let flagged = 0;
    for (let index = 0; index < COUNT; index++) {
      if (measureEntropy(render(bytes(length))).bits < DEFAULT_THRESHOLDS.sessionEntropyInfoBits) flagged++;
    }
    expect(flagged).toBeLessThan(MAX_FLAGGED);
  });
});

const found = (value: string) =>
  severities('session-id-low-entropy', [{ response: { 'set-cookie': `PHPSESSID=${value}; Secure; HttpOnly` } }]);

it.each([
  ['8f3c1be94d7a4e60a5d28f3c', 'info'],
  ['8f3c1be94d7a4e60a5', 'info'],
  ['sess_8f3c1be94d7a4e60a5', 'info'],
  ['00000000000000000000000000008f3c1be94d7a4e60', 'info'],
])('says that %s is short', (value, severity) => {
  expect(found(value)).toEqual([severity]);
});

it.each(['833461110E8E611F6CC6191670EBFF7B', '19iq6jgf536hfeqot7s54pupgb', 'abc-0123456789ABCDEFGhijkl'])(
  'is silent on %s',
  (value) => {
    expect(found(value)).toEqual([]);
  },
);

it('is silent on other cookies', () => {
  expect(severities('session-id-low-entropy', [{ response: { 'set-cookie': 'theme=1; Secure' } }])).toEqual([]);
});
