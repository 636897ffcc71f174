import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent on localhost', () => {
  expect(
    severities('jwt-hmac-third-party', [
      { url: 'http://localhost:3000/', request: { authorization: bearer({}, { alg: 'HS256' }) } },
    ]),
  ).toEqual([]);
});
