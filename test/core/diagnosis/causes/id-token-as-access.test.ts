import { describe, expect, it } from 'vitest';
import { bearer, NOW_S, OPAQUE, sampleJwt } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { authorize, json, me, token } from '../steps.ts';

const ID = sampleJwt(
  {
    iss: 'https://id.provider.net',
    sub: 'u-1024',
    aud: 'https://app.example.com',
    nonce: 'n-0S6WzA2Mj4kQx81',
    iat: NOW_S - 600,
    exp: NOW_S + 3000,
  },
  { alg: 'ES256', typ: 'JWT', kid: 'k1' },
);

describe('id-token-as-access', () => {
  it('is named where the ID token was sent', () => {
    expect(
      causesOf([
        authorize(),
        token({}, { responseBody: json({ access_token: OPAQUE, id_token: ID }) }),
        me({ request: { authorization: `Bearer ${ID}` } }),
      ])[0],
    ).toBe('id-token-as-access');
  });

  it('is silent where the access token was sent', () => {
    expect(
      causesOf([
        authorize(),
        token({}, { responseBody: json({ access_token: sampleJwt(), id_token: ID }) }),
        me({ request: { authorization: bearer() } }),
      ]),
    ).not.toContain('id-token-as-access');
  });
});
