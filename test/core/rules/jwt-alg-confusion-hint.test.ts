import { expect, it } from 'vitest';
import { bearer, CLAIMS, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('leaves different roles apart', () => {
  expect(
    severities('jwt-alg-confusion-hint', [
      { request: { authorization: bearer() } },
      {
        url: 'https://id.example.com/token',
        method: 'POST',
        requestBody: {
          mediaType: 'application/x-www-form-urlencoded',
          fields: [{ name: 'refresh_token', value: sampleJwt(CLAIMS, { alg: 'HS512', typ: 'JWT' }, 'A'.repeat(86)) }],
        },
      },
    ]),
  ).toEqual([]);
});
