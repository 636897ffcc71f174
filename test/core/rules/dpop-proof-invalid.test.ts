import { expect, it } from 'vitest';
import { NOW_S, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('wants ath only with a token', () => {
  expect(
    severities('dpop-proof-invalid', [
      {
        method: 'POST',
        request: {
          dpop: sampleJwt(
            { jti: 'a', htm: 'POST', htu: 'https://app.example.com/', iat: NOW_S },
            { alg: 'ES256', typ: 'dpop+jwt', jwk: { kty: 'EC' } },
          ),
        },
      },
    ]),
  ).toEqual([]);
});
