import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/core/http/secrets/sha256.ts';
import { readPasskeyField } from '../../../src/core/http/webauthn-field.ts';

const url = (bytes: readonly number[] | string) => Buffer.from(bytes as string).toString('base64url');
/** 32 bytes whose base64 has both characters that differ between the alphabets. */
const HASH = [0xfb, 0xff, 0xbf, ...Array.from({ length: 29 }, (_, index) => index)];
const authenticator = (flags: number, counter = [0, 0, 0, 0], rest: number[] = []) => [
  ...HASH,
  flags,
  ...counter,
  ...rest,
];

describe('what an authenticator says', () => {
  it('is for which site, by the hash of its name', () => {
    expect(readPasskeyField('authenticatorData', url(authenticator(0)))).toEqual({
      rpIdHash: url(HASH),
      flags: '',
      signCount: '0',
    });
  });

  it.each([
    [0x01, 'UP'],
    [0x04, 'UV'],
    [0x08, 'BE'],
    [0x10, 'BS'],
    [0x40, 'AT'],
    [0x80, 'ED'],
    [0x1d, 'UP UV BE BS'],
    [0x22, ''],
    [0xff, 'UP UV BE BS AT ED'],
  ])('with the flags %i is %s', (bits, flags) => {
    expect(readPasskeyField('authenticatorData', url(authenticator(bits)))?.flags).toBe(flags);
  });

  it.each([
    [[0, 0, 0, 1], '1'],
    [[0, 0, 1, 2], '258'],
    [[0, 1, 0, 0], '65536'],
    [[0xff, 0xff, 0xff, 0xfe], '4294967294'],
  ])('has the counter %j as the number %s', (bytes, count) => {
    expect(readPasskeyField('authenticatorData', url(authenticator(1, bytes)))?.signCount).toBe(count);
  });

  it('may go on with keys and extensions, in either alphabet, padded or not, and under a name in any case', () => {
    const bytes = authenticator(1, [0, 0, 0, 5], [1, 2, 3, 4]);
    const expected = readPasskeyField('authenticatorData', url(bytes));
    expect(expected?.signCount).toBe('5');
    const padded = Buffer.from(bytes).toString('base64');
    expect(padded).toMatch(/[+/].*=$/);
    expect(readPasskeyField('AUTHENTICATORDATA', `${padded}\n`)).toEqual(expected);
  });

  it('is nothing when it is cut short, of another field, or no base64', () => {
    expect(readPasskeyField('authenticatorData', url(authenticator(1).slice(0, 36)))).toBeUndefined();
    expect(readPasskeyField('authenticatorData', url(authenticator(1)))).toBeDefined();
    expect(readPasskeyField('signature', url(authenticator(1)))).toBeUndefined();
    expect(readPasskeyField('authenticatorData', '***')).toBeUndefined();
    expect(readPasskeyField('authenticatorData', url(authenticator(1, undefined, Array(20_000).fill(0))))).toBe(
      undefined,
    );
  });
});

describe('what the browser says of a sign-in with a passkey', () => {
  const data = { type: 'webauthn.get', challenge: 'Y2hhbGxlbmdl', origin: 'https://ü.example', crossOrigin: false };

  it('is its kind, its origin and whether a frame asked; of the challenge a hash', () => {
    expect(readPasskeyField('clientDataJSON', url(JSON.stringify(data)))).toEqual({
      type: 'webauthn.get',
      origin: 'https://ü.example',
      crossOrigin: 'false',
      challenge: sha256('Y2hhbGxlbmdl'),
    });
  });

  it('has the same hash for the same challenge, padded or not', () => {
    const padded = url(JSON.stringify({ challenge: 'Y2hhbGxlbmd=' }));
    const bare = url(JSON.stringify({ challenge: 'Y2hhbGxlbmd' }));
    expect(readPasskeyField('clientDataJSON', padded)).toEqual(readPasskeyField('clientdatajson', bare));
  });

  it('has only members of the kind that the standard gives them, and none that is long', () => {
    const odd = { type: 7, challenge: null, origin: ['x'], crossOrigin: 'yes' };
    expect(readPasskeyField('clientDataJSON', url(JSON.stringify(odd)))).toEqual({});
    const long = { type: 't'.repeat(500), origin: 'o'.repeat(500) };
    const { type, origin } = readPasskeyField('clientDataJSON', url(JSON.stringify(long))) ?? {};
    expect([type?.length, origin?.length]).toEqual([40, 300]);
  });

  it.each(['null', '7', '{broken'])('is nothing when it is %s', (text) => {
    expect(readPasskeyField('clientDataJSON', url(text))).toBeUndefined();
  });
});
