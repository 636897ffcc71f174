import { describe, expect, it } from 'vitest';
import { createFound, isTokenByShape } from '../../../src/core/credential/found.ts';
import { mayHoldToken } from '../../../src/core/credential/may-hold-token.ts';
import { readResponseBody } from '../../../src/core/credential/read-body.ts';
import { findQuadratic } from '../http/linear.ts';
import { jwt } from './samples.ts';

const a = (count: number) => 'a1B2c3D4e5'.repeat(Math.ceil(count / 10)).slice(0, count);
const encode = (text: string) => Buffer.from(text).toString('base64url');
const JWT = jwt({ sub: 'alice' });

// Put together from pieces, so that no scanner takes this file for a leak.
const TOKENS = [
  JWT,
  `${JWT}~AAAA~`,
  `${encode(' {"alg":"HS256"}')}.${encode('{"sub":"alice"}')}.${'A'.repeat(43)}`,
  `${encode('{\n"alg":"HS256"}')}.${encode('{"sub":"alice"}')}.${'A'.repeat(43)}`,
  `${encode('\n\t{"alg":"HS256"}')}.${encode('{"sub":"alice"}')}.${'A'.repeat(43)}`,
  `v4.local.${a(60)}`,
  `MDA${a(60)}`,
  `AgE${a(60)}`,
  Buffer.from('<?xml version="1.0"?><samlp:Response>').toString('base64'),
  Buffer.from('<samlp:Response ID="a1b2c3d4e5">').toString('base64'),
  Buffer.from('<saml2p:Response ID="a1b2c3d4e5">').toString('base64'),
  Buffer.from('<Response xmlns="urn:oasis:names">').toString('base64'),
  `ghp_${a(36)}`,
  `github_pat_${a(82)}`,
  `glpat-${a(20)}`,
  `glsa_${a(32)}_${'0123abcd'}`,
  `sntrys_${a(48)}`,
  `sk_${'live'}_${a(24)}`,
  `pk_${'live'}_${a(24)}`,
  `AIza${a(35)}`,
  `npm_${a(36)}`,
  `sb_secret_${a(30)}`,
  `abc8Q~${a(34)}`,
  `123456789:A${a(34)}`,
];
const WRAPPED: ((token: string) => string)[] = [
  (token) => token,
  (token) => `Bearer ${token}`,
  (token) => `bearer%20${token}`,
  (token) => `%22${token}%22`,
  (token) => `"${token}"`,
  (token) => `base64-${Buffer.from(token).toString('base64')}`,
];

describe('mayHoldToken', () => {
  it('passes over no token that would be found by its shape, wrapped as sites do', () => {
    let found = 0;
    for (const token of TOKENS) {
      for (const wrap of WRAPPED) {
        const value = wrap(token);
        const isToken = isTokenByShape(createFound(value, { carrier: 'response-body', name: 'a' }, 'received', 0));
        if (!isToken) continue;
        found++;
        for (const json of [{ a: value }, { list: [value] }, { state: JSON.stringify({ a: value }) }])
          expect([value.slice(0, 12), mayHoldToken(JSON.stringify(json))]).toEqual([value.slice(0, 12), true]);
      }
    }
    expect(found).toBeGreaterThan(TOKENS.length * 3);
  });

  it('passes over no member that is named like a token', () => {
    for (const name of [
      'token',
      'access_token',
      'idToken',
      'ACCESSTOKEN',
      'session_id',
      'apiKey',
      'refreshJwt',
      'Bearer',
    ]) {
      expect([name, mayHoldToken(JSON.stringify({ [name]: 'x' }))]).toEqual([name, true]);
      expect([name, mayHoldToken(`{"${name}" : [1]}`)]).toEqual([name, true]);
      expect([name, mayHoldToken(JSON.stringify(JSON.stringify({ [name]: 'x' })))]).toEqual([name, true]);
    }
    expect(mayHoldToken('{"acc\\u0065ss_token":"x"}')).toBe(true);
  });

  it('is false for what most bodies hold, and nothing is read then', () => {
    const text = JSON.stringify({
      id: 'c2f1a0b4-6d7e-4f8a-9b0c-1d2e3f4a5b6c',
      total: 12.5,
      tokens: 3,
      url: 'https://shop.example/a?b=c%20d',
      note: 'Caf\u00e9, <b>and</b> more',
    });
    expect(mayHoldToken(text)).toBe(false);
    expect(readResponseBody({ mediaType: 'application/json', text })).toEqual([]);
  });

  it('takes linear time', () => {
    expect(findQuadratic(mayHoldToken)).toEqual([]);
    expect(findQuadratic(mayHoldToken, '"')).toEqual([]);
  });
});
