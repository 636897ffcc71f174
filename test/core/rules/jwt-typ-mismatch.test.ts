import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-typ-mismatch.ts';
import { NOW_S, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

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

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['a logout token as bearer token', 'error', 'jwt#1 has typ logout+jwt and is used as an access token.'],
  ]);
});
