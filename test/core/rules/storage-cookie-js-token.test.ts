import { expect, it } from 'vitest';
import { bearer, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent on a cookie that scripts cannot read', () => {
  expect(
    severities('storage-cookie-js-token', [
      { response: { 'set-cookie': `token=${sampleJwt()}; Secure; HttpOnly; SameSite=Lax` } },
      { request: { authorization: bearer() } },
    ]),
  ).toEqual([]);
});
