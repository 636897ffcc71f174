import { expect, it } from 'vitest';
import { NOW_S, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is worth an info where no issuer is named either', () => {
  expect(
    severities('jwt-aud-missing', [
      {
        request: {
          authorization: `Bearer ${sampleJwt({ sub: 'u', iat: NOW_S, exp: NOW_S + 60 }, { alg: 'HS256' }, 'A'.repeat(43))}`,
        },
      },
    ]),
  ).toEqual(['info']);
});
