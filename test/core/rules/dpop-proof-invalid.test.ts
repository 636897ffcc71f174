import { expect, it } from 'vitest';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { sampleProof } from '../../../src/core/rules/support/example-flows.ts';
import { NOW, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { lintFor } from './lint.ts';

const RULE = 'dpop-proof-invalid';
const authorization = `DPoP ${sampleJwt()}`;
const send = (proof: string, rest: ExampleExchange = {}): ExampleExchange => ({
  request: { authorization, dpop: proof },
  ...rest,
});
const wrong = (proof: string, rest?: ExampleExchange) =>
  lintFor(RULE, [send(proof, rest)]).map(({ evidence }) => evidence.slice(0, -1));

it('judges each proof by its own request, though one key makes them all', () => {
  const post = { htm: 'POST', htu: 'https://app.example.com/token', jti: 'b', ath: undefined };
  const right = [
    { url: 'https://app.example.com/token', method: 'POST', request: { dpop: sampleProof(post) } },
    send(sampleProof({ htu: 'https://app.example.com/api', jti: 'c' }), { url: 'https://app.example.com/api?page=2' }),
    send(sampleProof({ htm: 'DELETE', jti: 'd' }), { method: 'DELETE' }),
  ];
  expect(lintFor(RULE, right)).toEqual([]);
  const later = [...right, send(sampleProof({ htm: 'POST', jti: 'e' }))];
  expect(lintFor(RULE, later).map(({ message, count }) => [message, count])).toEqual([
    ['A DPoP proof sent to app.example.com is wrong: htm is POST, the method GET.', 1],
  ]);
});

it.each([
  ['another path', { htu: 'https://app.example.com/other' }, 'htu is another address'],
  ['another scheme', { htu: 'http://app.example.com/' }, 'htu is another address'],
  ['no address', { htu: 'app.example.com' }, 'htu is no URL'],
  ['no jti', { jti: undefined }, 'jti is missing'],
  ['no iat', { iat: undefined }, 'iat is missing'],
  ['no ath', { ath: undefined }, 'ath is missing'],
  [
    'the hash of another token',
    { ath: 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo' },
    'ath is not the hash of the token beside it',
  ],
  ['ten minutes ago', { iat: NOW / 1000 - 600 }, 'iat is minutes off'],
])('finds %s', (_title, changes, text) => {
  expect(wrong(sampleProof(changes))).toEqual([[text]]);
});

it.each([
  ['typ', { typ: 'JWT' }, 'typ is not dpop+jwt'],
  ['a MAC', { alg: 'HS256' }, 'alg is no signature with a key pair'],
  ['no key', { jwk: undefined }, 'jwk is missing'],
])('finds a header with %s', (_title, header, text) => {
  expect(wrong(sampleProof({}, header))).toEqual([[text]]);
});

it('finds what is no proof, and says of one that was cut no more than that', () => {
  const unreadable = [['it is no JWT that can be read to its end']];
  expect(wrong('undefined')).toEqual(unreadable);
  const [head, payload = ''] = sampleProof().split('.');
  expect(wrong(`${head}.${payload.slice(0, 40)}.${'A'.repeat(86)}`)).toEqual(unreadable);
});

it.each([
  ['query and fragment', sampleProof({ htu: 'https://APP.example.com:443/' }), { url: 'https://app.example.com/?a=1' }],
  [
    'the spelling of an escape',
    sampleProof({ htu: 'https://app.example.com/%7Eada' }),
    { url: 'https://app.example.com/~ada' },
  ],
  ['the time beside a nonce of the server', sampleProof({ iat: NOW / 1000 - 6000, nonce: 'n' }), {}],
  ['a proof that was taken out of the recording', '[REDACTED]', {}],
])('does not mind %s', (_title, proof, rest) => {
  expect(wrong(proof, rest)).toEqual([]);
});

it('wants ath only with a token, and compares it only with one that is there', () => {
  expect(wrong(sampleProof({ ath: undefined }), { request: { dpop: sampleProof({ ath: undefined }) } })).toEqual([]);
  expect(wrong('', { request: { authorization: 'DPoP [REDACTED]', dpop: sampleProof({ ath: 'AA' }) } })).toEqual([]);
});
