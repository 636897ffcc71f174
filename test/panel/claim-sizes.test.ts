import { expect, test } from 'vitest';
import { decodeJwt } from '../../src/core/credential/decode/jwt.ts';
import { claimSizes } from '../../src/panel/credentials/claim-sizes.ts';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const HEADER = { alg: 'HS256', typ: 'JWT' };

test('claims and other parts are measured in characters of the token, the largest first, and together they are all of it', () => {
  const jwt = decodeJwt(`${part(HEADER)}.${part({ sub: 'ada', roles: 'r'.repeat(300), größe: 1 })}.${'s'.repeat(43)}`);
  const sizes = claimSizes(jwt);
  expect(sizes.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'claim roles',
    'part signature',
    'part header',
    'claim sub',
    'claim größe',
  ]);
  expect(sizes[0]?.characters).toBe(Math.round((`"roles":"${'r'.repeat(300)}",`.length * 4) / 3));
  expect(sizes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 1);
});

test('of a token whose claims cannot be read, the parts are measured', () => {
  const jwe = `${part({ alg: 'dir', enc: 'A256GCM' })}..${'A'.repeat(16)}.${'B'.repeat(400)}.${'C'.repeat(22)}`;
  expect(claimSizes(decodeJwt(jwe)).map(({ name }) => name)).toEqual([
    'ciphertext',
    'header',
    'authentication tag',
    'initialization vector',
  ]);
});
