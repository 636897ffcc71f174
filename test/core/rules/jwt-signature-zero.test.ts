import { expect, it } from 'vitest';
import { claimsWith, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { lintFor } from './lint.ts';

const base64Url = (bytes: number[]) => Buffer.from(bytes).toString('base64url');
const zeros = (length: number) => Array.from({ length }, () => 0);
const some = (length: number) => Array.from({ length }, (_, index) => index + 1);
const said = (alg: string, signature: number[]) =>
  lintFor('jwt-signature-zero', [
    {
      request: {
        authorization: `Bearer ${sampleJwt(claimsWith({}), { alg, typ: 'at+jwt', kid: 'k1' }, base64Url(signature))}`,
      },
    },
  ]).map(({ severity, message }) => `${severity}: ${message}`);

it.each([
  ['ES256', 32],
  ['ES384', 48],
  ['ES512', 66],
  ['ES256K', 32],
])('finds zeros of %s', (alg, half) => {
  expect(said(alg, zeros(2 * half))).toEqual([
    `error: The access token jwt#1 is signed with ${alg}, and r and s of its signature are zero, as no signer makes it.`,
  ]);
  expect(said(alg, [...zeros(half), ...some(half)])[0]).toContain('and r of its signature is zero');
  expect(said(alg, [...some(half), ...zeros(half)])[0]).toContain('and s of its signature is zero');
  expect(said(alg, some(2 * half))).toEqual([]);
});

it('finds them in DER, which some libraries take too', () => {
  expect(said('ES256', [0x30, 6, 2, 1, 0, 2, 1, 0])[0]).toContain('r and s');
  expect(said('ES256', [0x30, 6, 2, 1, 5, 2, 1, 0])[0]).toContain('and s of');
  expect(said('ES256', [0x30, 6, 2, 1, 5, 2, 1, 7])).toEqual([]);
});

it('is silent on other algorithms, on a signature that is missing, and on a zero within a number', () => {
  expect(said('EdDSA', zeros(64))).toEqual([]);
  expect(said('HS256', zeros(32))).toEqual([]);
  expect(said('ES256', [])).toEqual([]);
  expect(said('ES256', [0, ...some(31), 0, ...some(31)])).toEqual([]);
});

it('looks at signatures of any length that one can have', () => {
  expect(said('ES256', zeros(5))).toEqual([]);
  expect(said('ES256', zeros(6))).toHaveLength(1);
  expect(said('ES256', zeros(300))).toHaveLength(1);
  expect(said('ES256', zeros(301))).toEqual([]);
});

it('parts a signature in the middle, whatever it begins with', () => {
  expect(said('ES256', [0x30, 9, ...some(30), ...zeros(32)])[0]).toContain('and s of');
  expect(said('ES256', [5, 62, ...some(30), ...zeros(32)])[0]).toContain('and s of');
  expect(said('ES256', [7, ...zeros(31), ...some(32)])).toEqual([]);
  expect(said('ES256', [...zeros(22), ...some(42)])).toEqual([]);
});

it('takes a number that is not there for no zero', () => {
  expect(said('ES256', [0x30, 5, 2, 0, 2, 1, 7])).toEqual([]);
});

it('says how it was answered', () => {
  const authorization = `Bearer ${sampleJwt(claimsWith({}), { alg: 'ES256', typ: 'at+jwt', kid: 'k1' }, base64Url(zeros(64)))}`;
  const [found] = lintFor('jwt-signature-zero', [{ status: 403, request: { authorization } }]);
  expect(found?.evidence).toEqual(['zero: r and s', 'answered: 403']);
});
