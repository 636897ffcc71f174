import { expect, it } from 'vitest';
import { isSameAddress, readProof } from '../../../../src/core/flow/attempts/proof.ts';
import type { Exchange } from '../../../../src/core/http/exchange.ts';
import { sha256 } from '../../../../src/core/http/secrets/sha256.ts';
import { sampleProof } from '../../../../src/core/rules/support/example-flows.ts';
import { NOW, OPAQUE, sampleJwt } from '../../../../src/core/rules/support/examples.ts';

const read = (...headers: [string, string][]) =>
  readProof({ requestHeaders: headers.map(([name, value]) => ({ name, value })) } as Exchange);
const keyOf = (jwk: object | undefined) => read(['DPoP', sampleProof({}, { jwk })])?.key;
const EC = { kty: 'EC', crv: 'P-256', x: 'x1', y: 'y1' };

it('says what a proof is for, and of which token beside it', () => {
  const proof = sampleProof({ nonce: 'n-1' });
  expect(read(['DPoP', ` ${proof} `], ['Authorization', `DPoP ${OPAQUE}`])).toEqual({
    method: 'GET',
    url: 'https://app.example.com/',
    id: 'a',
    issuedAt: NOW,
    nonce: 'n-1',
    tokenHash: sha256(sampleJwt()),
    key: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I',
    sentHash: sha256(OPAQUE),
  });
});

it.each([
  ['none', [], undefined],
  ['one that was taken out', [['DPoP', '[REDACTED]']], undefined],
  [
    'two fields',
    [
      ['DPoP', sampleProof()],
      ['DPoP', sampleProof()],
    ],
    { unreadable: true },
  ],
  ['two in one field', [['DPoP', `${sampleProof()}, ${sampleProof()}`]], { unreadable: true }],
  ['one that is too long', [['DPoP', `${sampleProof()}${'x'.repeat(16_384)}`]], { unreadable: true }],
  ['one that is no JWT', [['DPoP', 'proof']], { unreadable: true }],
] as [string, [string, string][], object | undefined][])('reads nothing in %s', (_, headers, proof) => {
  expect(read(...headers)).toEqual(proof);
});

it.each([
  ['DPoP', `DPoP ${OPAQUE}`, true],
  ['DPoP in capitals', `DPOP  ${OPAQUE} `, true],
  ['a bearer', `Bearer ${OPAQUE}`, false],
  ['a short token', 'DPoP abcdefghijklmno', false],
  ['sixteen characters', 'DPoP abcdefghijklmnop', true],
  ['two tokens', `DPoP ${OPAQUE} ${OPAQUE}`, false],
  ['a token that was taken out', 'DPoP [REDACTED-TOKEN]', false],
])('holds the proof against the token of %s', (_, authorization, held) => {
  expect(read(['DPoP', sampleProof()], ['Authorization', authorization])?.sentHash !== undefined).toBe(held);
});

it.each([
  ['EC', EC, sha256('{"crv":"P-256","kty":"EC","x":"x1","y":"y1"}')],
  ['RSA', { kty: 'RSA', n: 'n1', e: 'AQAB', alg: 'RS256' }, sha256('{"e":"AQAB","kty":"RSA","n":"n1"}')],
  ['OKP', { kty: 'OKP', crv: 'Ed25519', x: 'x1' }, sha256('{"crv":"Ed25519","kty":"OKP","x":"x1"}')],
  ['a secret', { kty: 'oct', k: 'k1' }, undefined],
  ['half a key', { kty: 'EC', crv: 'P-256', x: 'x1' }, undefined],
  ['no key', undefined, undefined],
])('knows a key of the kind %s by its thumbprint', (_, jwk, thumbprint) => {
  expect(keyOf(jwk)).toBe(thumbprint);
});

it.each([
  ['https://a.example/token', 'https://a.example/token', true],
  ['https://a.example:443/token?x=1#y', 'https://a.example/token', true],
  ['https://a.example/%74oken', 'https://a.example/token', true],
  ['https://a.example/%zz', 'https://a.example/%zz', true],
  ['https://a.example/token/', 'https://a.example/token', false],
  ['http://a.example/token', 'https://a.example/token', false],
  ['nowhere', 'nowhere', false],
  ['https://a.example/token', 'nowhere', false],
])('%s and %s are one address: %s', (htu, place, same) => {
  expect(isSameAddress(htu, place)).toBe(same);
});
