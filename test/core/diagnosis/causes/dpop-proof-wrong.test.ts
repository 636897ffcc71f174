import { describe, expect, it } from 'vitest';
import { NOW_S, OPAQUE, sampleJwt } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { APP, me, page } from '../steps.ts';

const proof = (claims: object): string =>
  sampleJwt(
    { htm: 'GET', htu: `${APP}/api/me`, iat: NOW_S, jti: 'a1b2c3d4', ...claims },
    {
      typ: 'dpop+jwt',
      alg: 'ES256',
      jwk: {
        kty: 'EC',
        crv: 'P-256',
        x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
        y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA',
      },
    },
  );

describe('dpop-proof-wrong', () => {
  it('is named where htm is of another method', () => {
    expect(
      causesOf([
        page(),
        me({
          request: { authorization: `DPoP ${OPAQUE}`, dpop: proof({ htm: 'POST' }) },
          response: { 'www-authenticate': 'DPoP error="invalid_dpop_proof"' },
        }),
      ])[0],
    ).toBe('dpop-proof-wrong');
  });

  it('is silent where the proof fits', () => {
    expect(
      causesOf([
        page(),
        me({
          request: { authorization: `DPoP ${OPAQUE}`, dpop: proof({}) },
          response: { 'www-authenticate': 'DPoP error="invalid_token"' },
        }),
      ]),
    ).not.toContain('dpop-proof-wrong');
  });
});
