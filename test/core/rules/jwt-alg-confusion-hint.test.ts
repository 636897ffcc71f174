import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-alg-confusion-hint.ts';
import { bearer, CLAIMS, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

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

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'access tokens by HS256 and by RS256',
      'warning',
      'The access token jwt#2 and others of id.example.com are signed with a shared secret as well as with a key pair.',
    ],
  ]);
});
