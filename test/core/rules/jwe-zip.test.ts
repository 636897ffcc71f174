import { expect, it } from 'vitest';
import { bearer, encodeBase64Url } from '../../../src/core/rules/support/examples.ts';
import { lintFor } from './lint.ts';

const said = (authorization: string) =>
  lintFor('jwe-zip', [{ request: { authorization } }]).map(({ severity, message }) => `${severity}: ${message}`);
const jwe = (header: object) =>
  `Bearer ${encodeBase64Url(JSON.stringify({ alg: 'dir', enc: 'A256GCM', ...header }))}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`;

it('finds an encrypted token that is compressed', () => {
  expect(said(jwe({ zip: 'DEF' }))).toEqual(['warning: The access token jwt#1 is compressed and then encrypted.']);
});

it('says nothing of an encrypted token that is not, and of a signed one', () => {
  expect(said(jwe({}))).toEqual([]);
  expect(said(bearer({}, { alg: 'ES256', kid: 'k1', zip: 'DEF' }))).toEqual([]);
});
