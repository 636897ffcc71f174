import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-hmac-third-party.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent on localhost', () => {
  expect(
    severities('jwt-hmac-third-party', [
      { url: 'http://localhost:3000/', request: { authorization: bearer({}, { alg: 'HS256' }) } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'issued by another site',
      'info',
      'The access token jwt#1 has a MAC of id.example.com, which api.example.net can check only with the same secret.',
    ],
  ]);
});
