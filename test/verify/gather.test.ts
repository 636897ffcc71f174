import { describe, expect, it } from 'vitest';
import {
  isProofOfKey,
  keysFromAnswer,
  keysFromHeader,
  keysFromSets,
  mayAsk,
  readDescription,
  whereKeysAre,
} from '../../src/verify/gather.ts';
import { verifyToken } from '../../src/verify/verify-token.ts';
import { createPair, NOW, sign } from './tokens.ts';

const key = (kid: string) => ({ kty: 'OKP', kid, crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' });
const ISS = 'https://id.example/tenant/';

describe('key sets that were seen', () => {
  it('come with those of the issuer first, and say whose they are known to be', () => {
    const sets = [
      { url: 'https://cdn.example/other', keys: [key('a')] },
      { url: 'https://cdn.example/keys', keys: [key('b')] },
      { url: 'https://id.example/keys', keys: [key('c')] },
    ];
    const keys = keysFromSets({ sets, issuers: [{ issuer: ISS, keysUrl: 'https://cdn.example/keys' }] }, ISS);
    expect(keys.map(({ jwk, ofIssuer }) => [jwk.kid, ofIssuer])).toEqual([
      ['b', true],
      ['a', undefined],
      ['c', true],
    ]);
  });

  it('lead to a note where nothing tells that they are the issuer’s', async () => {
    const { publicJwk, privateJwk } = await createPair('EdDSA', { kid: 'k' });
    const token = await sign({ alg: 'EdDSA', kid: 'k' }, privateJwk);
    const sets = [{ url: 'https://cdn.example/keys', keys: [{ kty: 'OKP', ...publicJwk }] }];
    const verify = (issuers: { issuer: string; keysUrl: string }[]) =>
      verifyToken(token, keysFromSets({ sets, issuers }, 'https://id.example'), { now: NOW });
    expect(await verify([])).toMatchObject({
      outcome: 'verified',
      notes: [expect.stringContaining('https://cdn.example/keys is the issuer’s was not seen')],
    });
    expect(await verify([{ issuer: 'https://id.example', keysUrl: 'https://cdn.example/keys' }])).toMatchObject({
      outcome: 'verified',
      notes: [],
    });
  });
});

describe('where an issuer’s keys are', () => {
  it('is where it said that they are, else where it has to describe itself', () => {
    expect(whereKeysAre(ISS, [{ issuer: ISS, keysUrl: 'https://id.example/k' }])).toEqual({
      kind: 'keys',
      url: 'https://id.example/k',
    });
    expect(whereKeysAre(ISS, [])).toEqual({
      kind: 'description',
      url: 'https://id.example/tenant/.well-known/openid-configuration',
    });
    expect(whereKeysAre('http://127.0.0.1:4000', [])).toMatchObject({ kind: 'description' });
  });

  it.each([undefined, '', 7, 'my-app', 'http://id.example', 'ftp://id.example', 'https://user:pw@id.example'])(
    'is nowhere for the issuer %j',
    (iss) => {
      expect(whereKeysAre(iss, [])).toMatchObject({ kind: 'none', reason: expect.stringMatching(/\.$/) });
    },
  );

  it('is never an address without TLS, but for this very machine', () => {
    expect(['https://a.example/k', 'http://localhost:1/', 'http://127.0.0.1/'].every(mayAsk)).toBe(true);
    expect(
      [
        'http://a.example',
        'http://localhost.example',
        'http://127.0.0.2/',
        'http://[::1]:8/',
        'data:,x',
        'file:///x',
        'x',
        'wss://a.example',
      ].some(mayAsk),
    ).toBe(false);
  });

  it('is what the description says, if it is the description of this issuer', () => {
    const text = (more: object) => JSON.stringify({ issuer: ISS, jwks_uri: 'https://id.example/k', ...more });
    expect(readDescription(text({}), ISS)).toEqual({ kind: 'keys', url: 'https://id.example/k' });
    for (const wrong of [
      text({ issuer: 'https://other.example' }),
      text({ jwks_uri: 'http://id.example/k' }),
      text({ jwks_uri: 7 }),
      '[]',
      'null',
      '<html>',
    ])
      expect(readDescription(wrong, ISS)).toMatchObject({ kind: 'none' });
  });

  it('gives public keys only', () => {
    const text = JSON.stringify({
      keys: [
        { ...key('a'), d: 'c2VjcmV0' },
        { kty: 'oct', k: 'c2VjcmV0' },
      ],
    });
    expect(keysFromAnswer(text, 'https://id.example/k', ISS)).toEqual([
      { jwk: key('a'), origin: 'fetched', from: 'https://id.example/k', ofIssuer: true },
    ]);
    expect(keysFromAnswer('{}', 'https://id.example/k', ISS)).toBeUndefined();
  });
});

describe('the key that a token brings along', () => {
  it('is the one of a proof, and proves no more than that its maker has it', async () => {
    const { publicJwk, privateJwk } = await createPair('ES256');
    const header = { alg: 'ES256', typ: 'dpop+jwt', jwk: publicJwk };
    const token = await sign(header, privateJwk, { htm: 'GET' });
    expect(isProofOfKey({ ...header, jwk: { ...publicJwk } as never })).toBe(true);
    expect(isProofOfKey({ alg: 'ES256', typ: 'JWT', jwk: {} })).toBe(false);
    const result = await verifyToken(token, await keysFromHeader({ jwk: { ...publicJwk } as never }), { now: NOW });
    expect(result).toMatchObject({
      outcome: 'verified',
      key: { origin: 'token' },
      notes: [expect.stringContaining('not who they are')],
    });
  });

  it('is nothing when there is none, or none that can be read', async () => {
    expect(await keysFromHeader({})).toEqual([]);
    expect(await keysFromHeader({ x5c: ['AAAA'] })).toEqual([]);
  });
});
