import { expect, it } from 'vitest';
import { NOW_S, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('leaves a DPoP proof in its own header alone', () => {
  expect(
    severities('jwt-typ-mismatch', [
      {
        request: {
          dpop: sampleJwt(
            { jti: 'a', htm: 'GET', htu: 'https://app.example.com/', iat: NOW_S },
            { alg: 'ES256', typ: 'dpop+jwt', jwk: {} },
          ),
        },
      },
    ]),
  ).toEqual([]);
});
