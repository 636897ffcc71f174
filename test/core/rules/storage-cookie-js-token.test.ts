import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/storage-cookie-js-token.ts';
import { bearer, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent on a cookie that scripts cannot read', () => {
  expect(
    severities('storage-cookie-js-token', [
      { response: { 'set-cookie': `token=${sampleJwt()}; Secure; HttpOnly; SameSite=Lax` } },
      { request: { authorization: bearer() } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'one token, in both',
      'warning',
      'The access token jwt#1 is sent to app.example.com by a script, and lies in the cookie "token", which scripts can read.',
    ],
  ]);
});
