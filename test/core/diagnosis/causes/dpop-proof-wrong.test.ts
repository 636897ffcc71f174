import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../../src/core/http/secrets/sha256.ts';
import { NOW_S, OPAQUE, sampleJwt } from '../../../../src/core/rules/support/examples.ts';
import { causesOf, diagnose } from '../diagnose.ts';
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

  it.each([
    ['no ath', {}, 'has no ath'],
    ['that of another token', { ath: sha256('another') }, 'ath is not the hash of the token'],
  ])('is named first where ath is %s', (_, claims, says) => {
    const request = { authorization: `DPoP ${OPAQUE}`, dpop: proof(claims) };
    const response = { 'www-authenticate': 'DPoP error="invalid_token"' };
    const [failure] = diagnose([page(), me({ request, response })]);
    expect(failure?.causes[0]?.cause).toBe('dpop-proof-wrong');
    expect(failure?.causes[0]?.says).toContain(says);
  });

  const bound = (claims: object) => ({
    request: { authorization: `DPoP ${OPAQUE}`, dpop: proof({ ath: sha256(OPAQUE), ...claims }) },
    response: { 'www-authenticate': 'DPoP error="invalid_token"' },
  });

  it('reads the proof of this very request, whatever the same key has signed before', () => {
    const before = me({ ...bound({ htm: 'POST' }), status: 200 });
    expect(causesOf([page(), before, me(bound({ jti: 'e5f6a7b8' }))])).not.toContain('dpop-proof-wrong');
    const [failure] = diagnose([
      page(),
      me({ ...bound({}), status: 200 }),
      me(bound({ jti: 'e5f6a7b8', htm: 'POST' })),
    ]);
    expect(failure?.causes[0]?.says).toBe('the DPoP proof does not fit: htm is POST and the method GET');
  });

  it('tells a number that was used before', () => {
    const [failure] = diagnose([page(), me({ ...bound({}), status: 200 }), me(bound({ iat: NOW_S + 1 }))]);
    expect(failure?.causes[0]?.says).toContain('its number (jti) went with #2 before');
  });

  it('is silent where the proof fits', () => {
    expect(
      causesOf([
        page(),
        me({
          request: { authorization: `DPoP ${OPAQUE}`, dpop: proof({ ath: sha256(OPAQUE) }) },
          response: { 'www-authenticate': 'DPoP error="invalid_token"' },
        }),
      ]),
    ).not.toContain('dpop-proof-wrong');
  });
});
